package io.supportcenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.supportcenter.local.LocalCentre;
import io.supportcenter.local.client.ServiceClient;
import io.supportcenter.local.platform.PlatformAccess;
import io.supportcenter.local.platform.Security;
import io.supportcenter.local.stack.ClientFiles;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.KeycloakTokens;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.walk.WalkContext;
import io.supportcenter.schemas.RegistryAccess.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All claim elements on the secured stack, and what it has to refuse. Each refusal is beside what
 * the same principal may do, so that it is known to be refused for what it tried.
 */
@Tag("thorough")
class SecuredIT {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

  private static StartedCentre started;
  private static LocalCentre centre;
  private static PlatformAccess access;
  private static Security security;
  private static KeycloakTokens tokens;
  private static WalkContext context;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    started = StartedCentre.start("secured", true);
    centre = started.centre();
    access = centre.stack().access();
    security = access.security().orElseThrow();
    tokens = new KeycloakTokens(access);
    context = centre.walkContext();
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    if (started != null) {
      context.close();
      started.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> shouldShowAllClaimElements() {
    return centre.claimSteps().stream()
        .map(step -> dynamicTest(step.patent() + ": " + step.element(), () -> step.run(context)));
  }

  @ParameterizedTest
  @CsvSource({
    // A partner on its own topic, on another partner's, on the operator's, on internal ones.
    "northmart,                 receipts.v1.northmart,              true",
    "northmart,                 receipts.v1.harbor-electronics,     false",
    "northmart,                 vendor-events.v1.northmart,         false",
    "northmart,                 activation-requests.v1,             false",
    "northmart,                 assets.v1,                          false",
    "northmart,                 refusals.v1.northmart,              false",
    "northmart,                 registration.relay-bookmarks,       false",
    "northmart,                 registration.dead-letters,          false",
    // A service on what it writes, on what another one writes, on what only partners write.
    "activation,                activations.v1,                     true",
    "activation,                charges.v1,                         false",
    "activation,                assets.v1,                          false",
    "activation,                registration.relay-bookmarks,       false",
    "reactivation,              accounts.v1.aurora-internet,        false",
    "proactive,                 vendor-events.v1.meridian-air,      false",
  })
  void shouldLetOnlyItsWritersWriteToATopic(String principal, String topic, boolean may)
      throws InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer = producer(principal, Map.of())) {
      Optional<Throwable> refusal = written(producer, topic);
      if (may) {
        assertThat(refusal).isEmpty();
      } else {
        assertThat(refusal).get().isInstanceOf(TopicAuthorizationException.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "northmart,   refusals.v1.northmart,            true",
    "northmart,   receipts.v1.northmart,            false",
    "northmart,   refusals.v1.harbor-electronics,   false",
    "northmart,   assets.v1,                        false",
    "northmart,   users.v1,                         false",
    "northmart,   sms-activation.dead-letters,      false",
    "activation,  assets.v1,                        true",
    "activation,  reschedules.v1,                   false",
    "activation,  sms-inbound.v1.coastal,           false",
    "activation,  receipts.v1.northmart,            false",
    "operator,    charges.v1.walk-bakery,           true",
    "operator,    registration.relay-bookmarks,     false",
  })
  void shouldLetOnlyItsReadersReadATopic(String principal, String topic, boolean may) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(principal, Map.of())) {
      if (may) {
        assertThat(consumer.partitionsFor(topic, ANSWER_MAX)).isNotEmpty();
      } else {
        assertThatThrownBy(() -> read(consumer, topic))
            .isInstanceOf(TopicAuthorizationException.class);
      }
    }
  }

  private static void read(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    consumer.poll(ANSWER_MAX);
  }

  @ParameterizedTest
  @CsvSource({
    "northmart,   partners.northmart.till,           true",
    "northmart,   partners.harbor-electronics.till,  false",
    "northmart,   registration.relay,                false",
    "activation,  activation.another,                true",
    "activation,  registration.relay,                false",
  })
  void shouldLetNobodyTakeAForeignTransactionalId(String principal, String id, boolean may) {
    try (KafkaProducer<byte[], byte[]> producer =
        producer(principal, Map.of("transactional.id", id))) {
      if (may) {
        producer.initTransactions();
      } else {
        assertThatThrownBy(producer::initTransactions)
            .isInstanceOf(TransactionalIdAuthorizationException.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"partners.northmart.answers, true", "registration.receipts, false"})
  void shouldLetNobodyJoinAForeignGroup(String group, boolean may) {
    Map<String, Object> settings = Map.of("group.id", group, "enable.auto.commit", false);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer("northmart", settings)) {
      consumer.subscribe(List.of("refusals.v1.northmart"));
      if (may) {
        consumer.poll(Duration.ofSeconds(5));
      } else {
        assertThatThrownBy(() -> consumer.poll(ANSWER_MAX))
            .isInstanceOf(GroupAuthorizationException.class);
      }
    }
  }

  @Test
  void shouldLetPartnersAndServicesAdministerNothing() {
    for (String principal : List.of("northmart", "registration", "operator")) {
      try (Admin admin = Admin.create(new HashMap<>(access.kafka(principal)))) {
        assertThatThrownBy(() -> admin.describeAcls(AclBindingFilter.ANY).values().get())
            .as(principal)
            .hasCauseInstanceOf(ClusterAuthorizationException.class);
      }
    }
  }

  @Test
  void shouldTakeNoClientWithoutPasswordOrTls() {
    Map<String, Object> wrong = new HashMap<>(access.kafka("northmart"));
    wrong.computeIfPresent(
        "sasl.jaas.config", (_, login) -> login.toString().replace("password=\"", "password=\"x"));
    assertThat(describing(wrong)).isInstanceOf(SaslAuthenticationException.class);
    assertThat(describing(Map.of("bootstrap.servers", access.ports().bootstrapServers())))
        .isInstanceOf(TimeoutException.class);
    String untrusting = access.ports().jdbcUrl("registration") + "?sslmode=disable";
    assertThatThrownBy(() ->
            DriverManager.getConnection(
                untrusting, "registration", access.databasePassword("registration")))
        .hasMessageContaining("no encryption");
  }

  private static Throwable describing(Map<String, Object> connection) {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.put("default.api.timeout.ms", 10_000);
    settings.put("request.timeout.ms", 5_000);
    try (Admin admin = Admin.create(settings)) {
      admin.describeCluster().nodes().get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldTakeATokenOnlyWhereItIsFor() throws IOException, InterruptedException {
    String whole = tokens.token(List.of(Role.USER), "alex");
    assertThat(devices(whole)).isEqualTo(200);
    assertThat(activations(whole)).isEqualTo(200);

    String narrow = tokens.exchanged(whole, "activation-service");

    assertThat(activations(narrow)).isEqualTo(200);
    assertThat(devices(narrow)).isEqualTo(401);
    String registrys = tokens.ofClient("support-center", "schema-reader");
    assertThat(devices(registrys)).isEqualTo(401);
    assertThat(devices(tokens.ofClient("master", PlatformAccess.ADMIN))).isEqualTo(401);
    String agents = tokens.token(List.of(Role.AGENT), "walk-adviser");
    assertThat(activations(agents)).as("no session with alex").isEqualTo(404);
    assertThatThrownBy(() -> tokens.exchanged(agents, "activation-service"))
        .hasMessageContaining("audience");
  }

  private static int devices(String token) throws IOException, InterruptedException {
    return get(Port.REGISTRATION, "/v1/users/alex/products", token);
  }

  private static int activations(String token) throws IOException, InterruptedException {
    return get(Port.ACTIVATION, "/v1/users/alex/activations", token);
  }

  private static int get(Port service, String path, String token)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return new ServiceClient(http, centre.ports().url(service), token).get(path).status();
    }
  }

  @Test
  void shouldShowTheRegistryToThoseWithCredentialsAndLetNobodyElseChangeIt()
      throws IOException, InterruptedException {
    Credentials reader = credentials(PlatformAccess.SCHEMA_READER);

    assertThat(subjects(Optional.of(reader))).isEqualTo(200);
    assertThat(subjects(Optional.empty())).isEqualTo(401);
    assertThat(subjects(Optional.of(new Credentials(reader.username(), "guessed")))).isEqualTo(401);
    assertThat(subjects(Optional.of(new Credentials("northmart", secret("northmart")))))
        .isNotEqualTo(200);
    assertThat(registering(reader)).isEqualTo(403);
    assertThat(registering(credentials("registration-service"))).isEqualTo(403);
  }

  private static Credentials credentials(String client) {
    return new Credentials(client, secret(client));
  }

  private static String secret(String client) {
    return access.clientSecret(client);
  }

  private static int subjects(Optional<Credentials> credentials)
      throws IOException, InterruptedException {
    return registry(HttpRequest.newBuilder(registry("/subjects")).GET(), credentials);
  }

  private static int registering(Credentials credentials) throws IOException, InterruptedException {
    return registry(
        HttpRequest.newBuilder(registry("/subjects/another/versions"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"schema\": \"\\\"string\\\"\"}")),
        Optional.of(credentials));
  }

  private static URI registry(String path) {
    return URI.create(access.registryUrl() + "/apis/ccompat/v7" + path);
  }

  private static int registry(HttpRequest.Builder request, Optional<Credentials> credentials)
      throws IOException, InterruptedException {
    credentials.ifPresent(known -> {
      String text = known.username() + ":" + known.password();
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    });
    try (HttpClient http = security.http().build()) {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void shouldGiveANewPartnerWhatItNeedsByOneCommand() throws Exception {
    List<String> arguments =
        List.of(
            "--partner",
            "walk-kiosk",
            "--kind",
            "retailer",
            "--principal",
            "User:northmart",
            "--replicas",
            "1",
            "--apply",
            "--bootstrap",
            access.ports().bootstrapServers(),
            "--command-config",
            ClientFiles.file(centre.state(), PlatformAccess.ADMIN).toString());
    try (KafkaProducer<byte[], byte[]> producer = producer("northmart", Map.of())) {
      assertThat(written(producer, "receipts.v1.walk-kiosk")).isNotEmpty();

      assertThat(topics(arguments))
          .contains("topic receipts.v1.walk-kiosk", "topic refusals.v1.walk-kiosk")
          .contains("User:northmart WRITE on TOPIC LITERAL receipts.v1.walk-kiosk");

      assertThat(written(producer, "receipts.v1.walk-kiosk")).isEmpty();
      assertThat(topics(arguments)).contains("everything was there");
    }
  }

  private static String topics(List<String> arguments) throws IOException, InterruptedException {
    Program program =
        Program.run(
            RunningCentre.SOURCE_TREE.resolve("deploy/local/topics"),
            Map.of(),
            arguments.toArray(String[]::new));
    assertThat(program.exitCode()).as(program.output()).isZero();
    return program.output();
  }

  /** Why the broker did not take it. */
  private static Optional<Throwable> written(KafkaProducer<byte[], byte[]> producer, String topic)
      throws InterruptedException {
    try {
      RecordMetadata _ = producer.send(new ProducerRecord<>(topic, new byte[1], null)).get();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(e.getCause());
    } catch (KafkaException e) {
      return Optional.of(e);
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(
      String principal, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(access.kafka(principal));
    settings.put("max.block.ms", ANSWER_MAX.toMillis());
    settings.putAll(more);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static KafkaConsumer<byte[], byte[]> consumer(
      String principal, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(access.kafka(principal));
    settings.putAll(more);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
