package io.supportcenter.registration.guarantees;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import io.supportcenter.events.UserState;
import io.supportcenter.kit.testing.FreshTopics;
import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.testing.ServiceProcess;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.registration.testing.PartnerProcesses;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Installations of the service with databases of their own on the same Kafka. */
final class Installations implements AutoCloseable {

  private static final byte[] IDENTITY_KEY = "an identity key of at least 32 bytes".getBytes(UTF_8);

  private final PlatformAddresses addresses;
  private final EventCodec codec;
  private final KafkaProbe kafka;
  private final List<Installation> installed = new ArrayList<>();

  Installations(PlatformAddresses addresses) {
    this.addresses = addresses;
    FreshTopics.on(addresses.bootstrapServers());
    this.codec = EventCodec.connect(addresses.registryUrl());
    this.kafka = new KafkaProbe(addresses.bootstrapServers(), codec);
  }

  /**
   * An installation that does not run yet.
   *
   * @param name of its database
   * @param namespace empty: none
   */
  Installation install(String name, String namespace)
      throws ExecutionException, InterruptedException {
    String database = "registration_" + name;
    addresses.recreateDatabase(database);
    String service = namespace.isEmpty() ? "registration" : namespace + ".registration";
    createTopics(service);
    Installation one = new Installation(name, service, database, namespace);
    installed.add(one);
    return one;
  }

  /** Those without a namespace may be there already. */
  private void createTopics(String service) throws ExecutionException, InterruptedException {
    List<NewTopic> own =
        List.of(
            new NewTopic(Topics.deadLetters(service), 1, (short) 1),
            new NewTopic(Topics.relayBookmarks(service), 1, (short) 1)
                .configs(Map.of("cleanup.policy", "compact")));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", addresses.bootstrapServers()))) {
      for (KafkaFuture<Void> created : admin.createTopics(own).values().values()) {
        try {
          created.get();
        } catch (ExecutionException e) {
          // Asked for beforehand, a broker may not know yet what was created a moment ago.
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw e;
          }
        }
      }
    }
  }

  /** Records that are not events, for everybody who reads receipts. */
  void publishGarbage(List<String> keys) {
    keys.forEach(key -> kafka.publish(Topics.RECEIPTS, key, "not an event".getBytes(UTF_8)));
  }

  @Override
  public void close() {
    installed.forEach(one -> one.process.close());
    kafka.close();
    codec.close();
  }

  /** One of them. */
  final class Installation {

    private final String service;
    private final String database;
    private final Path log;
    private final ServiceProcess process;

    private Installation(String name, String service, String database, String namespace) {
      this.service = service;
      this.database = database;
      this.log = Path.of("target", "installation-" + name + ".log");
      this.process =
          new ServiceProcess(
              "installation-" + name,
              addresses,
              database,
              Map.of(
                  "SUPPORT_CENTER_NAMESPACE",
                  namespace,
                  "REGISTRATION_IDENTITY_KEYS",
                  "1:" + Base64.getEncoder().encodeToString(IDENTITY_KEY)));
    }

    ServiceProcess process() {
      return process;
    }

    /** Each is an event of the user. */
    void changeConsent(String user, int times) {
      String path = process.url() + "/v1/users/" + user + "/consent";
      for (int n = 0; n < times; n++) {
        if (!PartnerProcesses.put(path, Map.of("registration", n % 2 == 0))) {
          throw new IllegalStateException("not taken: " + path);
        }
      }
    }

    /** Keys of its dead letters, in the order of the topic. */
    List<String> deadLetters() {
      return kafka.read(Topics.deadLetters(service)).stream()
          .map(letter -> new String(letter.key(), UTF_8))
          .toList();
    }

    /** Its own identity, as its migration has drawn it. */
    String identity() throws SQLException {
      try (Connection connection =
              DriverManager.getConnection(
                  addresses.jdbcUrl(database), addresses.username(), addresses.password());
          ResultSet row =
              connection.createStatement().executeQuery("SELECT id FROM database_identity")) {
        row.next();
        return row.getString(1);
      }
    }

    /** How often its relay had to begin again. */
    double relayRestarts() {
      return RestAssured.given()
          .get(process.managementUrl() + "/q/metrics")
          .asString()
          .lines()
          .filter(line -> line.startsWith("outbox_relay_restarts_total"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .sum();
    }

    String log() throws IOException {
      return Files.readString(log);
    }
  }

  /** Versions of a user's state, in the order of the topic. */
  List<Long> versions(String user) {
    return kafka.events(Topics.USERS, user, UserState.class).stream()
        .map(UserState::getVersion)
        .toList();
  }
}
