package io.supportcenter.activation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.events.ActivationRejected;
import io.supportcenter.events.ActivationSnapshot;
import io.supportcenter.events.AssetStatus;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The support centre as back ends and users see it. */
@Singleton
public class ActivationCentre extends Centre {

  private static final String ACTIVATIONS = "/v1/activations";

  @Inject
  ActivationCentre(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, EventCodec codec) {
    this(new KafkaProbe(bootstrap, codec));
  }

  /** Of a service that runs in a process of its own. */
  ActivationCentre(KafkaProbe kafka) {
    super(kafka);
  }

  public void register(Devices device, String user) {
    publish(device, device.registered(user, 1));
  }

  /** The device is in the projection: a request for it is decided at once. */
  public void registerAndAwait(Devices device, String user) {
    register(device, user);
    awaiting()
        .untilAsserted(() ->
            assertThat(request(newUser(), device, "all-access", null).statusCode()).isEqualTo(422));
  }

  public void withdraw(Devices device, String user, AssetStatus status) {
    publish(device, device.withdrawn(user, 2, status));
  }

  public void publish(Devices device, SpecificRecord event) {
    publish(Topics.ASSETS, device.assetId(), event);
  }

  public void erase(Devices device) {
    erase(Topics.ASSETS, device.assetId());
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
    return request(user, body);
  }

  public Response request(String user, Object body) {
    return command(user, Roles.USER).body(body).post(ACTIVATIONS);
  }

  /** A request that is accepted. */
  public ActivationId requested(
      String user, Devices device, String plan, Subscription subscription) {
    String id =
        request(user, device, plan, subscription).then().statusCode(202).extract().path("id");
    return ActivationId.parse(id);
  }

  /**
   * A user's command.
   *
   * @param what such as {@code cancellations}
   */
  public Response command(String user, ActivationId id, String what) {
    return command(user, Roles.USER).post(ACTIVATIONS + "/" + id + "/" + what);
  }

  public Response give(String user, ActivationId id, Subscription subscription) {
    return as(user, Roles.USER)
        .body(subscription.body())
        .put(ACTIVATIONS + "/" + id + "/subscription");
  }

  public Response get(ActivationId id) {
    return as("supervisor-7", Roles.SUPERVISOR).get(ACTIVATIONS + "/" + id);
  }

  public String state(ActivationId id) {
    return get(id).then().statusCode(200).extract().path("state");
  }

  public void awaitState(ActivationId id, String state) {
    awaiting().untilAsserted(() -> assertThat(state(id)).isEqualTo(state));
  }

  /** What has been published about an activation so far, in order. */
  public List<SpecificRecord> events(ActivationId id) {
    return published(Topics.ACTIVATIONS, id.toString());
  }

  /** The states that have been published, in order. */
  public List<String> stateNames(ActivationId id) {
    return events(id).stream()
        .map(event ->
            ((ActivationSnapshot) event.get(event.getSchema().getField("activation").pos()))
                .getStatus()
                .name())
        .toList();
  }

  /** The last event, once it is of that type. */
  public <E extends SpecificRecord> E awaitEvent(ActivationId id, Class<E> type) {
    return awaitLast(Topics.ACTIVATIONS, id.toString(), type);
  }

  /** All rejections of a user's activations. */
  public List<ActivationRejected> rejectionsOf(String user) {
    return published(Topics.ACTIVATIONS).stream()
        .filter(ActivationRejected.class::isInstance)
        .map(ActivationRejected.class::cast)
        .filter(rejected -> rejected.getUserId().equals(user))
        .toList();
  }

  /** A header of the last event. */
  public String header(ActivationId id, String name) {
    return new String(
        kafka()
            .read(Topics.ACTIVATIONS, id.toString())
            .getLast()
            .headers()
            .lastHeader(name)
            .value(),
        StandardCharsets.UTF_8);
  }
}
