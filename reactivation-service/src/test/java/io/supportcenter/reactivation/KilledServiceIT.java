package io.supportcenter.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.supportcenter.events.AccountReactivated;
import io.supportcenter.events.PaymentMethodKind;
import io.supportcenter.events.ReactivationConditionAccepted;
import io.supportcenter.events.ReactivationDecided;
import io.supportcenter.events.ReactivationResponse;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.kit.testing.ServiceProcess;
import io.supportcenter.kit.testing.Simulator;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.reactivation.testing.AccountSystems;
import io.supportcenter.reactivation.testing.ReactivationCentre;
import io.supportcenter.reactivation.testing.TestAccount;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SIGKILL of the service while it decides on requests and calls account systems. */
class KilledServiceIT {

  private static final int ACCOUNTS_OF_A_KIND = 30;
  private static final int USERS_AT_ONCE = 3;
  private static final int KILLS = 3;
  private static final Duration DONE_MAX = Duration.ofMinutes(3);
  private static final Duration AGAIN = Duration.ofMillis(200);
  private static final String DATABASE = "killed_reactivation";

  private static PlatformProcess platform;
  private static Simulator simulator;
  private static AccountSystems accountSystems;
  private static ServiceProcess service;
  private static EventCodec codec;
  private static KafkaProbe kafka;

  @BeforeAll
  static void start() {
    platform = PlatformProcess.start(Path.of("target", "killed-platform").toAbsolutePath());
    platform.addresses().recreateDatabase(DATABASE);
    simulator = Simulator.start("AccountSystemBackEnd", "account-systems.json");
    accountSystems = new AccountSystems(simulator.url());
    codec = EventCodec.connect(platform.addresses().registryUrl());
    kafka = new KafkaProbe(platform.addresses().bootstrapServers(), codec);
    service = new ServiceProcess("killed-service", platform.addresses(), DATABASE, Map.of());
    RestAssured.port = service.port();
    service.start();
  }

  @AfterAll
  static void stop() {
    service.close();
    kafka.close();
    codec.close();
    simulator.stop();
    platform.close();
  }

  @Test
  void shouldDecideOnceAndReactivateOnceWhateverMomentItDiesAt() throws Exception {
    accountSystems.introduce();
    List<TestAccount> good = accounts(TestAccount::good);
    List<TestAccount> poor = accounts(TestAccount::poor);
    List<TestAccount> all = Stream.concat(good.stream(), poor.stream()).toList();
    accountSystems.know(all);
    // Some answers are lost on top of it, and all of them take their time.
    accountSystems.misbehave(Map.of("dropAnswers", 10, "latencyMs", 400));
    all.forEach(a -> kafka.publish(Topics.ACCOUNTS, a.id(), a.state()));
    good.forEach(a ->
        kafka.publish(
            Topics.REACTIVATION_REQUESTS, a.id(), ReactivationCentre.request(a, "request")));

    try (ExecutorService users = Executors.newFixedThreadPool(USERS_AT_ONCE)) {
      List<Future<?>> accepting = new ArrayList<>();
      poor.forEach(a -> accepting.add(users.submit(() -> askAndAccept(a))));
      for (int kill = 0; kill < KILLS; kill++) {
        awaitReactivated(1 + all.size() * kill / KILLS);
        service.kill();
        service.launch();
      }
      for (Future<?> accepted : accepting) {
        accepted.get();
      }
    }
    awaitReactivated(all.size());

    Map<String, List<SpecificRecord>> published = published();
    assertThat(published).hasSize(all.size());
    good.forEach(account -> assertCameBack(published.get(account.id())));
    poor.forEach(account -> assertCameBackOnCondition(published.get(account.id())));
  }

  @Test
  void shouldNotStartWithoutKnowingForWhomItsTokensAre() throws Exception {
    Path log = Path.of("target", "insecure-service.log");
    Files.deleteIfExists(log);
    try (ServiceProcess insecure =
        new ServiceProcess(
            "insecure-service",
            platform.addresses(),
            DATABASE,
            Map.of("QUARKUS_OIDC_TOKEN_AUDIENCE", ""))) {
      insecure.launch();

      assertThat(insecure.awaitEnd()).isNotZero();
    }
    assertThat(log).content().contains("quarkus.oidc.token.audience must name this service");
  }

  private static List<TestAccount> accounts(Supplier<TestAccount> kind) {
    return Stream.generate(kind).limit(ACCOUNTS_OF_A_KIND).toList();
  }

  /** A user, who sends each request again until it is answered. */
  private static void askAndAccept(TestAccount account) {
    Object order =
        Map.of("accountId", account.id(), "accountVersion", account.state().getVersion());
    String id = untilAnswered(account, "/v1/reactivations", order).path("id");
    Object method = Map.of("kind", "PREPAID", "token", "tok_of_the_payment_page");
    untilAnswered(
        account, "/v1/reactivations/" + id + "/acceptance", Map.of("paymentMethod", method));
  }

  private static Response untilAnswered(TestAccount account, String path, Object body) {
    String key = UUID.randomUUID().toString();
    return Awaitility.await()
        .atMost(DONE_MAX)
        .pollDelay(Duration.ZERO)
        .pollInterval(AGAIN)
        .ignoreExceptions()
        .until(
            () ->
                Centre.as(account.user(), Roles.USER)
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post(path),
            answer -> answer.statusCode() == 202);
  }

  private static void awaitReactivated(int count) {
    Awaitility.await()
        .atMost(DONE_MAX)
        .pollDelay(Duration.ZERO)
        .pollInterval(AGAIN)
        .until(() -> reactivated() >= count);
  }

  private static long reactivated() {
    return published().values().stream()
        .flatMap(List::stream)
        .filter(AccountReactivated.class::isInstance)
        .count();
  }

  private static void assertCameBack(List<SpecificRecord> events) {
    assertThat(events).hasSize(2);
    assertThat(((ReactivationDecided) events.get(0)).getResponse())
        .isEqualTo(ReactivationResponse.FIRST);
    assertThat(events.get(1)).isInstanceOf(AccountReactivated.class);
    assertNoGap(events);
  }

  private static void assertCameBackOnCondition(List<SpecificRecord> events) {
    assertThat(events).hasSize(3);
    assertThat(((ReactivationDecided) events.get(0)).getResponse())
        .isEqualTo(ReactivationResponse.SECOND);
    assertThat(((ReactivationConditionAccepted) events.get(1)).getPaymentMethod())
        .isEqualTo(PaymentMethodKind.PREPAID);
    assertThat(((AccountReactivated) events.get(2)).getPaymentMethod())
        .isEqualTo(PaymentMethodKind.PREPAID);
    assertNoGap(events);
  }

  private static void assertNoGap(List<SpecificRecord> events) {
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).get(events.get(i).getSchema().getField("version").pos()))
          .isEqualTo(i + 1L);
    }
  }

  private static Map<String, List<SpecificRecord>> published() {
    Map<String, List<SpecificRecord>> byAccount = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : kafka.read(Topics.REACTIVATIONS)) {
      byAccount
          .computeIfAbsent(new String(record.key(), StandardCharsets.UTF_8), _ -> new ArrayList<>())
          .add(((Decoded.Event) codec.decode(Topics.REACTIVATIONS, record.value())).event());
    }
    return byAccount;
  }
}
