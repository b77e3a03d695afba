package io.supportcenter.benchmark.tally;

import io.supportcenter.benchmark.rig.Jvm;
import io.supportcenter.benchmark.rig.Rig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Topics and a database of one contender in one round, used by it alone.
 *
 * @param name of the round and the contender
 * @param in where requests are, the same for all contenders; may be a pattern for ours
 */
public record Lane(Rig rig, String name, String in, String out, String database) {

  public static Lane open(Rig rig, String name, String in) {
    rig.compactedTopic(name + ".relay-bookmarks", 1);
    rig.topic(name + ".dead-letters");
    return new Lane(rig, name, in, rig.topic(name + ".out"), rig.database(name));
  }

  /** Whether requests are on several topics. */
  boolean isPattern() {
    return in.contains("[");
  }

  /** Forgets everything. */
  public void drop() {
    rig.dropDatabase(database);
    rig.delete(List.of(out, name + ".relay-bookmarks", name + ".dead-letters"));
  }

  /**
   * @param script a resource of ours
   * @param rows replaces {@code ${rows}}
   */
  public void createTables(String script, int rows) {
    try (Connection connection = rig.connect(database);
        InputStream sql = Lane.class.getResourceAsStream(script)) {
      String text = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
      Rig.execute(connection, text.replace("${rows}", Integer.toString(rows)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Quarkus application of the benchmark's. */
  public Jvm quarkus(String module, Map<String, String> more) {
    return quarkus(rig.root(), module, more);
  }

  /**
   * The same of another build.
   *
   * @param root of its source tree
   */
  public Jvm quarkus(Path root, String module, Map<String, String> more) {
    Path app = root.resolve("deploy/benchmark").resolve(module).resolve("target/quarkus-app");
    Map<String, String> properties = new HashMap<>(more);
    properties.put("kafka.bootstrap.servers", rig.addresses().bootstrapServers());
    properties.put("quarkus.datasource.jdbc.url", rig.addresses().jdbcUrl(database));
    properties.put("quarkus.datasource.username", rig.addresses().username());
    properties.put("quarkus.datasource.password", rig.addresses().password());
    properties.put("support-center.insecure-local", "true");
    properties.put("quarkus.http.host", "127.0.0.1");
    properties.put("quarkus.http.port", "0");
    properties.put("quarkus.management.host", "127.0.0.1");
    properties.put("quarkus.management.port", "0");
    properties.put("mp.messaging.connector.smallrye-kafka.group.id", name);
    return Jvm.start(
        rig, name, properties, List.of("-jar", app.resolve("quarkus-run.jar").toString()));
  }

  /** A program of ours without a framework. */
  public Jvm bare(Class<?> main) {
    Map<String, String> properties =
        Map.of(
            "bare.bootstrap",
            rig.addresses().bootstrapServers(),
            "bare.registry",
            rig.addresses().registryUrl(),
            "bare.jdbc-url",
            rig.addresses().jdbcUrl(database),
            "bare.username",
            rig.addresses().username(),
            "bare.password",
            rig.addresses().password(),
            "bare.in",
            in,
            "bare.out",
            out,
            "bare.bookmarks",
            name + ".relay-bookmarks",
            "bare.group",
            name,
            "org.slf4j.simpleLogger.defaultLogLevel",
            "warn");
    return Jvm.start(
        rig,
        name,
        properties,
        List.of("-cp", System.getProperty("java.class.path"), main.getName()));
  }
}
