package io.supportcenter.reactivation.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.events.Actor;
import io.supportcenter.events.ActorKind;
import io.supportcenter.events.ReactivationRequested;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matchers;

/** The support centre as account systems, back ends and users see it: topics and REST. */
@Singleton
public class Centre {

  private final KafkaProbe kafka;

  Centre(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, EventCodec codec) {
    this.kafka = new KafkaProbe(bootstrap, codec);
  }

  @PreDestroy
  void close() {
    kafka.close();
  }

  public void describe(TestAccount account) {
    kafka.publish(Topics.ACCOUNTS, account.id(), account.state());
  }

  public void erase(TestAccount account) {
    kafka.publish(Topics.ACCOUNTS, account.id(), (byte[]) null);
  }

  public void publish(String topic, String key, SpecificRecord event) {
    kafka.publish(topic, key, event);
  }

  /** By a back end, with the account's version that it has seen. */
  public String requestByKafka(TestAccount account) {
    String requestId = UUID.randomUUID().toString();
    publish(Topics.REACTIVATION_REQUESTS, account.id(), request(account, requestId));
    return requestId;
  }

  public static ReactivationRequested request(TestAccount account, String requestId) {
    return ReactivationRequested.newBuilder()
        .setRequestId(requestId)
        .setAccountId(account.id())
        .setUserId(account.user())
        .setActor(new Actor(ActorKind.SYSTEM, "crm"))
        .setAccountVersion(account.state().getVersion())
        .setRequestedAt(Instant.now())
        .build();
  }

  /** By the user, who has seen that version. Returns the reactivation's id. */
  public String request(TestAccount account) {
    return post(
            account.user(),
            "/v1/reactivations",
            Map.of("accountId", account.id(), "accountVersion", account.state().getVersion()))
        .statusCode(202)
        .extract()
        .path("id");
  }

  public ValidatableResponse accept(TestAccount account, String id, String kind, String token) {
    return post(
        account.user(),
        "/v1/reactivations/" + id + "/acceptance",
        Map.of("paymentMethod", Map.of("kind", kind, "token", token)));
  }

  public ValidatableResponse post(String user, String path, Object body) {
    return as(user, Roles.USER)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body)
        .post(path)
        .then();
  }

  public ValidatableResponse reactivation(TestAccount account, String id) {
    return as(account.user(), Roles.USER).get("/v1/reactivations/" + id).then();
  }

  public ValidatableResponse awaitState(TestAccount account, String id, String state) {
    awaiting()
        .untilAsserted(
            () -> reactivation(account, id).statusCode(200).body("state", Matchers.equalTo(state)));
    return reactivation(account, id);
  }

  public static RequestSpecification as(String subject, String... roles) {
    return given().auth().oauth2(TestTokens.of(subject, roles)).contentType(ContentType.JSON);
  }

  /** What has been published about that account, in order. */
  public List<SpecificRecord> published(TestAccount account) {
    return kafka.read(Topics.REACTIVATIONS, account.id()).stream()
        .map(record ->
            ((Decoded.Event) kafka.codec().decode(Topics.REACTIVATIONS, record.value())).event())
        .toList();
  }

  public List<String> publishedTypes(TestAccount account) {
    return published(account).stream().map(event -> event.getSchema().getName()).toList();
  }

  /** Waits until these and no others have been published about that account. */
  public List<SpecificRecord> awaitPublished(TestAccount account, String... types) {
    awaiting()
        .untilAsserted(() ->
            org.assertj.core.api.Assertions.assertThat(publishedTypes(account))
                .containsExactly(types));
    return published(account);
  }

  public static ConditionFactory awaiting() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(200))
        .pollDelay(Duration.ZERO);
  }
}
