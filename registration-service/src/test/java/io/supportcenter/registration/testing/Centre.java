package io.supportcenter.registration.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.events.ActivityRescheduled;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The support centre as its partners and users see it: topics and REST. */
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

  public void publish(SpecificRecord receipt) {
    kafka.publish(Topics.RECEIPTS, receipt.get(0) + ":" + receipt.get(1), receipt);
  }

  /** A vendor's confirmation, as proactive-service tells it. */
  public void publish(ActivityRescheduled event) {
    kafka.publish(Topics.RESCHEDULES, event.getAssetId(), event);
  }

  /** On the partition of that asset's confirmations, behind them. */
  public void publishBehind(String assetId, ActivityRescheduled event) {
    int partition = kafka.read(Topics.RESCHEDULES, assetId).getLast().partition();
    byte[] key = event.getAssetId().getBytes(StandardCharsets.UTF_8);
    byte[] value = kafka.codec().encode(Topics.RESCHEDULES, event);
    kafka.publish(new ProducerRecord<>(Topics.RESCHEDULES, partition, key, value));
  }

  /** A user who has agreed and holds these loyalty cards of northmart. */
  public String newBuyer(String... loyaltyIds) {
    String user = newUser();
    consent(user, true);
    link(user, loyaltyIds);
    return user;
  }

  public static String newUser() {
    return "user-" + UUID.randomUUID();
  }

  public void link(String user, String... loyaltyIds) {
    List<Map<String, String>> identities =
        List.of(loyaltyIds).stream()
            .map(id -> Map.of("kind", "LOYALTY_ID", "value", id, "retailerId", "northmart"))
            .toList();
    given()
        .auth()
        .oauth2(Tokens.operator())
        .contentType(ContentType.JSON)
        .body(Map.of("identities", identities))
        .put("/v1/users/" + user + "/identities")
        .then()
        .statusCode(200);
  }

  public void consent(String user, boolean given) {
    given()
        .auth()
        .oauth2(Tokens.user(user))
        .contentType(ContentType.JSON)
        .body(Map.of("registration", given))
        .put("/v1/users/" + user + "/consent")
        .then()
        .statusCode(200);
  }

  public void erase(String user) {
    given().auth().oauth2(Tokens.user(user)).delete("/v1/users/" + user).then().statusCode(204);
  }

  public ValidatableResponse receipt(String retailer, String number) {
    return given()
        .auth()
        .oauth2(Tokens.operator())
        .get("/v1/receipts/" + retailer + "/" + number)
        .then();
  }

  /** Waits until the units of the sale stand so, in their order. */
  public ValidatableResponse awaitStates(Sold sold, String... states) {
    return awaitStates(sold.retailerId(), sold.receiptNumber(), states);
  }

  /** Waits until the units of the receipt stand so, in their order. */
  public ValidatableResponse awaitStates(String retailer, String number, String... states) {
    awaiting()
        .untilAsserted(() ->
            receipt(retailer, number)
                .statusCode(200)
                .body("registrations.state", org.hamcrest.Matchers.equalTo(List.of(states))));
    return receipt(retailer, number);
  }

  public ValidatableResponse product(String user, String id) {
    return given().auth().oauth2(Tokens.user(user)).get("/v1/products/" + id).then();
  }

  /** What has been published with that key, in order; a tombstone is null. */
  public List<SpecificRecord> published(String topic, String key) {
    return kafka.read(topic, key).stream()
        .map(record ->
            kafka.codec().decode(topic, record.value()) instanceof Decoded.Event(var event)
                ? event
                : null)
        .toList();
  }

  /** Names of the event types that have been published with that key; a tombstone is "-". */
  public List<String> publishedTypes(String topic, String key) {
    return published(topic, key).stream()
        .map(event -> event == null ? "-" : event.getSchema().getName())
        .toList();
  }

  public static ConditionFactory awaiting() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .pollDelay(Duration.ZERO);
  }
}
