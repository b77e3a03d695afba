package io.supportcenter.reactivation.testing;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.supportcenter.events.Actor;
import io.supportcenter.events.ActorKind;
import io.supportcenter.events.ReactivationRequested;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The support centre as account systems, back ends and users see it. */
@Singleton
public class ReactivationCentre extends Centre {

  ReactivationCentre(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, EventCodec codec) {
    super(new KafkaProbe(bootstrap, codec));
  }

  public void describe(TestAccount account) {
    publish(Topics.ACCOUNTS, account.id(), account.state());
  }

  public void erase(TestAccount account) {
    erase(Topics.ACCOUNTS, account.id());
  }

  /** By a back end, with the account's version that it has seen. */
  public void requestByKafka(TestAccount account) {
    publish(
        Topics.REACTIVATION_REQUESTS, account.id(), request(account, UUID.randomUUID().toString()));
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
    return command(user, Roles.USER).body(body).post(path).then();
  }

  public ValidatableResponse reactivation(TestAccount account, String id) {
    return as(account.user(), Roles.USER).get("/v1/reactivations/" + id).then();
  }

  public ValidatableResponse awaitState(TestAccount account, String id, String state) {
    awaiting()
        .untilAsserted(
            () -> reactivation(account, id).statusCode(200).body("state", equalTo(state)));
    return reactivation(account, id);
  }

  public List<String> publishedTypes(TestAccount account) {
    return publishedTypes(Topics.REACTIVATIONS, account.id());
  }

  /** Waits until these and no others have been published about that account. */
  public List<SpecificRecord> awaitPublished(TestAccount account, String... types) {
    return awaitPublished(Topics.REACTIVATIONS, account.id(), types);
  }
}
