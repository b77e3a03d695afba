package io.supportcenter.activation;

import static io.supportcenter.kit.testing.Centre.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.testing.ActivationCentre;
import io.supportcenter.activation.testing.ActivationParts;
import io.supportcenter.activation.testing.Devices;
import io.supportcenter.activation.testing.Providers;
import io.supportcenter.activation.testing.Subscription;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plants secrets, has everything happen to them, and looks for them everywhere. */
@QuarkusTest
@WithTestResource(ActivationParts.class)
class SecretsIT {

  @Inject ActivationCentre centre;
  @Inject Providers providers;
  @Inject AgroalDataSource dataSource;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrap;

  private final String number = "planted-number-" + UUID.randomUUID();
  private final String secret = "planted-secret-" + UUID.randomUUID();
  private final String user = newUser();
  private final Subscription subscription =
      new Subscription(number, Map.of("user", "ada", "pin", secret));

  @AfterEach
  void behave() {
    providers.behave();
  }

  @Test
  void shouldShowSecretsNowhere() throws Exception {
    providers.introduce();
    providers.add(subscription, false);
    haveThingsHappen();

    Map<String, List<ConsumerRecord<byte[], byte[]>>> topics = everyTopic();
    assertThat(placesOf(number, topics)).isEmpty();
    assertThat(placesOf(secret, topics)).isEmpty();
    assertThat(placesOf(user, topics))
        .as("the search finds what is there")
        .contains(Topics.ACTIVATIONS, "activation");
    assertThat(Path.of(ActivationParts.LOG_FILE)).isNotEmptyFile();
  }

  @Test
  void shouldKeepAnEnvelopeOnlyWhileItMayBeNeeded() throws SQLException {
    providers.introduce();
    providers.add(subscription, false);
    Devices device = Devices.newDevice();
    ActivationId id = centre.requested(user, device, "everywhere", subscription);
    assertThat(envelopes(id)).isOne();

    centre.register(device, user);
    centre.awaitState(id, "ACTIVE");

    assertThat(envelopes(id)).isZero();
  }

  private void haveThingsHappen() {
    ActivationId active = activation("everywhere", subscription);
    centre.awaitState(active, "ACTIVE");
    ActivationId held = activation("everywhere", subscription.with(Map.of("pin", secret)));
    centre.awaitState(held, "HELD");
    ActivationId rejected =
        activation("everywhere", subscription.with(Map.of("user", secret, "pin", "0")));
    centre.awaitState(rejected, "REJECTED");
    providers.misbehave(Map.of("dropAnswers", 1));
    ActivationId lost = activation("everywhere", subscription);
    centre.awaitState(lost, "ACTIVE");
    ActivationId waiting = centre.requested(user, Devices.newDevice(), "everywhere", subscription);
    assertThat(centre.state(waiting)).isEqualTo("REQUESTED");
    assertThat(malformed()).doesNotContain(secret, number);
  }

  /** Bodies that fit nothing, with the secret where none belongs. */
  private String malformed() {
    String wrongField = "{\"assetId\":\"a\",\"%s\":\"%s\"}".formatted(secret, number);
    String wrongType =
        "{\"assetId\":\"a\",\"providerId\":\"p\",\"planId\":\"p\",\"subscription\":\"%s\"}"
            .formatted(number);
    String broken = "{\"subscription\":{\"number\":\"" + number;
    return Stream.of(wrongType, broken)
        .map(body -> centre.request(user, body).asString())
        .reduce("", String::concat)
        .concat(centre.request(user, wrongField).asString().replace(secret, ""));
  }

  private ActivationId activation(String plan, Subscription with) {
    Devices device = Devices.newDevice();
    centre.registerAndAwait(device, user);
    return centre.requested(user, device, plan, with);
  }

  private Map<String, List<ConsumerRecord<byte[], byte[]>>> everyTopic() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      return admin.listTopics().names().get().stream()
          .collect(Collectors.toMap(Function.identity(), centre.kafka()::read));
    }
  }

  private List<String> placesOf(
      String text, Map<String, List<ConsumerRecord<byte[], byte[]>>> topics)
      throws SQLException, IOException {
    List<String> places = new ArrayList<>(tablesWith(text));
    topics.forEach((topic, records) -> {
      if (records.stream().anyMatch(record -> holds(record, text))) {
        places.add(topic);
      }
    });
    if (Files.readString(Path.of(ActivationParts.LOG_FILE)).contains(text)) {
      places.add(ActivationParts.LOG_FILE);
    }
    return places;
  }

  private static boolean holds(ConsumerRecord<byte[], byte[]> record, String text) {
    List<byte[]> parts = new ArrayList<>();
    parts.add(record.key());
    parts.add(record.value());
    record.headers().forEach(header -> parts.add(header.value()));
    return parts.stream()
        .anyMatch(p -> p != null && new String(p, StandardCharsets.UTF_8).contains(text));
  }

  /** As text, and as bytes, which PostgreSQL shows in hexadecimal. */
  private List<String> tablesWith(String text) throws SQLException {
    String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    List<String> found = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        String sql =
            "SELECT count(*) FROM %s t WHERE t::text LIKE '%%%s%%' OR t::text LIKE '%%%s%%'"
                .formatted(table, text, hex);
        if (one(statement, sql) > 0) {
          found.add(table);
        }
      }
    }
    return found;
  }

  private static List<String> tables(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
      List<String> tables = new ArrayList<>();
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
      return tables;
    }
  }

  private long envelopes(ActivationId id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      return one(
          statement,
          "SELECT count(*) FROM subscription_envelope WHERE activation_id = '%s'".formatted(id));
    }
  }

  private static long one(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
