package io.supportcenter.proactive.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.events.VendorEventOccurred;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The support centre as vendors, users and agents see it. */
@Singleton
public class ProactiveCentre extends Centre {

  private final List<Opened> opened = new CopyOnWriteArrayList<>();

  private record Opened(String user, String session) {}

  @Inject
  ProactiveCentre(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, EventCodec codec) {
    this(new KafkaProbe(bootstrap, codec));
  }

  /** Of a service that runs in a process of its own. */
  public ProactiveCentre(KafkaProbe kafka) {
    super(kafka);
  }

  /** Both reservations are in the asset store, and the service knows how they are related. */
  public void register(Trip trip) {
    registerFlight(trip);
    publish(Topics.ASSETS, trip.hotelId(), trip.hotel());
    awaiting()
        .untilAsserted(() ->
            assertThat(itinerary(trip).getList("relations.type")).containsExactly("ARRIVES_FOR"));
  }

  public void registerFlight(Trip trip) {
    publish(Topics.ASSETS, trip.flightId(), trip.flight());
  }

  public void tell(VendorEventOccurred event) {
    publish(Topics.VENDOR_EVENTS, event.getVendorId() + ":" + event.getReservationNumber(), event);
  }

  public JsonPath itinerary(Trip trip) {
    return as(trip.user(), Roles.USER)
        .get("/v1/users/{user}/itinerary", trip.user())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  public JsonPath messages(Trip trip) {
    return as(trip.user(), Roles.USER)
        .get("/v1/users/{user}/messages", trip.user())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** The kinds of the user's messages, in order, once they are these. */
  public JsonPath awaitMessages(Trip trip, String... kinds) {
    awaiting()
        .untilAsserted(() ->
            assertThat(messages(trip).getList("messages.kind")).containsExactly((Object[]) kinds));
    return messages(trip);
  }

  public JsonPath modification(Trip trip) {
    JsonPath itinerary = itinerary(trip);
    itinerary.setRootPath("modifications[0]");
    return itinerary;
  }

  public void awaitModification(Trip trip, String state) {
    awaiting()
        .untilAsserted(() -> assertThat(modification(trip).getString("state")).isEqualTo(state));
  }

  public ValidatableResponse post(String subject, String role, String path, Object body) {
    return command(subject, role).body(body).post(path).then();
  }

  /** Asks for a session as that user; returns its id. */
  public String openSession(String user, Map<String, Object> about) {
    String session =
        post(user, Roles.USER, "/v1/live-sessions", about).statusCode(202).extract().path("id");
    opened.add(new Opened(user, session));
    return session;
  }

  public void leave(String user, String session) {
    as(user, Roles.USER).post("/v1/live-sessions/{id}/leave", session).then().statusCode(200);
  }

  /** The users leave, so that the next test's agents are not asked for them. */
  public void leaveSessions() {
    opened.forEach(o -> as(o.user(), Roles.USER).post("/v1/live-sessions/{id}/leave", o.session()));
    opened.clear();
  }

  public String sessionState(String user, String id) {
    return as(user, Roles.USER)
        .get("/v1/live-sessions/{id}", id)
        .then()
        .statusCode(200)
        .extract()
        .path("state");
  }

  public void awaitSession(String user, String id, String state) {
    awaiting().untilAsserted(() -> assertThat(sessionState(user, id)).isEqualTo(state));
  }

  public ValidatableResponse decide(Trip trip, String session, String optionId) {
    return post(
        trip.user(),
        Roles.USER,
        "/v1/live-sessions/" + session + "/decisions",
        Map.of("modificationId", modification(trip).getString("id"), "optionId", optionId));
  }

  /** The options of the user's last offer: kind to id. */
  public String option(Trip trip, String kind) {
    return modification(trip).getString("options.find { it.kind == '" + kind + "' }.optionId");
  }
}
