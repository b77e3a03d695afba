package io.supportcenter.local.platform;

/** Ports of the parts, all on the loopback address. */
public record PlatformPorts(
    int kafka, int kafkaController, int postgres, int registry, int registryManagement) {

  public String bootstrapServers() {
    return "127.0.0.1:" + kafka;
  }

  /** Base address of the schema registry, without a path. */
  public String registryUrl() {
    return "http://127.0.0.1:" + registry;
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + postgres + "/" + database;
  }
}
