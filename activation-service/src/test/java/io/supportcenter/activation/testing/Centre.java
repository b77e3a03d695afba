package io.supportcenter.activation.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.events.ActivationRejected;
import io.supportcenter.events.AssetStatus;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The support centre as back ends and users see it: topics and REST. */
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

  public static String newUser() {
    return "user-" + UUID.randomUUID();
  }

  public static ConditionFactory eventually() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions();
  }

  public void registered(Devices device, String user) {
    assetTold(device, device.registered(user, 1));
  }

  /** The device is in the projection: a request for it is decided at once. */
  public void registeredAndKnown(Devices device, String user) {
    registered(device, user);
    eventually().until(() -> request(newUser(), device, "all-access", null).statusCode() == 422);
  }

  public void gone(Devices device, String user, AssetStatus status) {
    assetTold(device, device.withdrawn(user, 2, status));
  }

  public void assetTold(Devices device, SpecificRecord event) {
    kafka.publish(Topics.ASSETS, device.assetId(), event);
  }

  public void publish(String topic, String key, SpecificRecord event, Map<String, String> headers) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic, key.getBytes(StandardCharsets.UTF_8), kafka.codec().encode(topic, event));
    headers.forEach(
        (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    kafka.publish(record);
  }

  public void erased(Devices device) {
    kafka.publish(Topics.ASSETS, device.assetId(), (byte[]) null);
  }

  public KafkaProbe kafka() {
    return kafka;
  }

  /** A user's request; the subscription may be null. */
  public Response request(String user, Devices device, String plan, Subscription subscription) {
    Map<String, Object> body = new HashMap<>();
    body.put("assetId", device.assetId());
    body.put("providerId", Providers.RADIO);
    body.put("planId", plan);
    if (subscription != null) {
      body.put("subscription", subscription.body());
    }
    return post(Tokens.user(user), "/v1/activations", body);
  }

  /** A request that is taken. */
  public ActivationId requested(
      String user, Devices device, String plan, Subscription subscription) {
    Response answer = request(user, device, plan, subscription);
    answer.then().statusCode(202);
    return ActivationId.parse(answer.jsonPath().getString("id"));
  }

  public Response post(String token, String path, Object body) {
    var request =
        given()
            .auth()
            .oauth2(token)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .contentType(ContentType.JSON);
    return body == null ? request.post(path) : request.body(body).post(path);
  }

  public Response give(String user, ActivationId id, Subscription subscription) {
    return given()
        .auth()
        .oauth2(Tokens.user(user))
        .contentType(ContentType.JSON)
        .body(subscription.body())
        .put("/v1/activations/" + id + "/subscription");
  }

  public Response get(ActivationId id) {
    return given().auth().oauth2(Tokens.agent()).get("/v1/activations/" + id);
  }

  public String state(ActivationId id) {
    return get(id).jsonPath().getString("state");
  }

  public void awaitState(ActivationId id, String state) {
    eventually()
        .untilAsserted(
            () -> org.assertj.core.api.Assertions.assertThat(state(id)).isEqualTo(state));
  }

  /** What was told of an activation so far, in its order. */
  public List<SpecificRecord> events(ActivationId id) {
    return kafka.read(Topics.ACTIVATIONS, id.toString()).stream()
        .map(record -> kafka.codec().decode(Topics.ACTIVATIONS, record.value()))
        .map(decoded -> ((Decoded.Event) decoded).event())
        .toList();
  }

  /** All rejections that a user was told of. */
  public List<ActivationRejected> rejectionsOf(String user) {
    return kafka.read(Topics.ACTIVATIONS).stream()
        .map(record -> kafka.codec().decode(Topics.ACTIVATIONS, record.value()))
        .map(decoded -> ((Decoded.Event) decoded).event())
        .filter(ActivationRejected.class::isInstance)
        .map(ActivationRejected.class::cast)
        .filter(rejected -> rejected.getUserId().equals(user))
        .toList();
  }

  /** A header of the last event. */
  public String header(ActivationId id, String name) {
    Header header =
        kafka.read(Topics.ACTIVATIONS, id.toString()).getLast().headers().lastHeader(name);
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  /** The last event, once it is of that type. */
  public <E extends SpecificRecord> E awaitEvent(ActivationId id, Class<E> type) {
    eventually().until(() -> type.isInstance(events(id).getLast()));
    return type.cast(events(id).getLast());
  }
}
