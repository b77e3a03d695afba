package io.supportcenter.local.platform;

import java.net.URI;

/** Ports of the parts, all on the loopback address. */
public record PlatformPorts(
    int kafka,
    int kafkaController,
    int postgres,
    int registry,
    int registryManagement,
    int keycloak,
    int keycloakManagement) {

  public String bootstrapServers() {
    return "127.0.0.1:" + kafka;
  }

  /** Base address of the schema registry, without a path. */
  public String registryUrl() {
    return "http://127.0.0.1:" + registry;
  }

  /** Base address of Keycloak. */
  public String keycloakUrl() {
    return "https://127.0.0.1:" + keycloak;
  }

  /** Of the tokens on a secured stack. */
  public String issuer() {
    return keycloakUrl() + "/realms/support-center";
  }

  URI keycloakReady() {
    return URI.create("http://127.0.0.1:" + keycloakManagement + "/health/ready");
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + postgres + "/" + database;
  }
}
