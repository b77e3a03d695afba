package io.supportcenter.reactivation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.supportcenter.events.AccountReactivated;
import io.supportcenter.events.ReactivationDecided;
import io.supportcenter.events.ReactivationResponse;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.KafkaProbe;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.reactivation.testing.Centre;
import io.supportcenter.reactivation.testing.ServiceProcess;
import io.supportcenter.reactivation.testing.Simulator;
import io.supportcenter.reactivation.testing.TestAccount;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SIGKILL of the service while requests are decided and account systems are told. */
class KilledServiceIT {

  private static final int ACCOUNTS = 60;
  private static final String DATABASE = "killed_reactivation";

  private static PlatformProcess platform;
  private static Simulator accountSystems;
  private static ServiceProcess service;
  private static EventCodec codec;
  private static KafkaProbe kafka;

  @BeforeAll
  static void start() {
    platform = PlatformProcess.start(Path.of("target", "killed-platform").toAbsolutePath());
    platform.addresses().recreateDatabase(DATABASE);
    accountSystems = Simulator.start("AccountSystemBackEnd", "account-systems.json");
    codec = EventCodec.connect(platform.addresses().registryUrl());
    kafka = new KafkaProbe(platform.addresses().bootstrapServers(), codec);
    service = new ServiceProcess(platform.addresses(), DATABASE);
    service.start();
  }

  @AfterAll
  static void stop() {
    service.close();
    kafka.close();
    codec.close();
    accountSystems.stop();
    platform.close();
  }

  @Test
  void shouldDecideOnceAndReactivateOnceWhateverMomentItDiesAt() {
    addAccountSystem();
    List<TestAccount> accounts =
        IntStream.range(0, ACCOUNTS).mapToObj(_ -> TestAccount.good()).toList();
    know(accounts);
    // Some answers are lost on top of it, and all of them take their time.
    control("/control/faults", "PUT", Map.of("dropAnswers", 10, "latencyMs", 400));
    accounts.forEach(a -> kafka.publish(Topics.ACCOUNTS, a.id(), a.state()));
    accounts.forEach(
        a -> kafka.publish(Topics.REACTIVATION_REQUESTS, a.id(), Centre.request(a, "request")));

    awaitReactivated(1);
    killAndStart();
    awaitReactivated(ACCOUNTS / 2);
    killAndStart();
    awaitReactivated(ACCOUNTS);

    Map<String, List<SpecificRecord>> published = published();
    assertThat(published).hasSize(ACCOUNTS);
    accounts.forEach(account -> assertReactivatedOnce(published.get(account.id())));
  }

  private static void killAndStart() {
    service.kill();
    service.launch();
  }

  private static void awaitReactivated(int count) {
    Awaitility.await()
        .atMost(java.time.Duration.ofMinutes(3))
        .pollInterval(java.time.Duration.ofMillis(200))
        .until(() -> reactivated() >= count);
  }

  private static long reactivated() {
    return published().values().stream()
        .flatMap(List::stream)
        .filter(AccountReactivated.class::isInstance)
        .count();
  }

  private static void assertReactivatedOnce(List<SpecificRecord> events) {
    assertThat(events).hasSize(2);
    assertThat(events.getFirst())
        .isInstanceOfSatisfying(
            ReactivationDecided.class,
            decided -> {
              assertThat(decided.getVersion()).isEqualTo(1);
              assertThat(decided.getResponse()).isEqualTo(ReactivationResponse.FIRST);
            });
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            AccountReactivated.class,
            reactivated -> assertThat(reactivated.getVersion()).isEqualTo(2));
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

  private static void addAccountSystem() {
    given()
        .auth()
        .oauth2(TestTokens.of("operator", Roles.OPERATOR))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "name",
                "Aurora",
                "baseUrl",
                accountSystems.url() + "/aurora-internet",
                "token",
                Simulator.TOKEN))
        .put(service.url() + "/v1/account-systems/aurora-internet")
        .then()
        .statusCode(200);
  }

  private static void know(List<TestAccount> accounts) {
    control(
        "/control/accounts",
        "POST",
        accounts.stream()
            .map(a -> Map.of("accountSystemId", "aurora-internet", "accountId", a.id()))
            .toList());
  }

  private static void control(String path, String method, Object body) {
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .request(method, accountSystems.url() + path)
        .then()
        .statusCode(200);
  }
}
