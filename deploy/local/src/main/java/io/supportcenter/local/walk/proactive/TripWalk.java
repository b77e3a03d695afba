package io.supportcenter.local.walk.proactive;

import static io.supportcenter.local.walk.StepFailed.unless;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.events.ActivityRescheduled;
import io.supportcenter.events.ReservationChanged;
import io.supportcenter.local.kafka.TopicWatch;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.local.walk.StepFailed;
import io.supportcenter.local.walk.WalkContext;
import io.supportcenter.local.walk.proactive.TravelAgency.Sold;
import io.supportcenter.schemas.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A late flight, and what it does to the airport bus and to the hotel. */
final class TripWalk {

  private static final String SUPPORT_CENTRE = "";
  private static final Duration LATE = Duration.ofHours(8);

  private final Trip trip = Trip.tomorrow();
  private final String agent = "sam-" + trip.mark();
  private final boolean bus;
  private Phone phone;
  private Sold sold;
  private String session;
  private ActivityRescheduled rescheduled;

  private TripWalk(boolean bus) {
    this.bus = bus;
  }

  static TripWalk withBus() {
    return new TripWalk(true);
  }

  static TripWalk withoutBus() {
    return new TripWalk(false);
  }

  String register(WalkContext context) throws Exception {
    context.simulator(Port.VENDOR).post("/control/reservations", trip.booking()).expect(200);
    context.simulator(Port.VENDOR).post("/control/reservations", trip.busBooking()).expect(200);
    phone =
        new Phone(
            context.url(Port.PROACTIVE, "/v1/users/" + trip.user() + "/messages/stream"),
            context.token(Role.USER, trip.user()));
    sold = new TravelAgency(context).sell(trip, bus);
    context.await(
        "the activities", () -> itinerary(context).path("activities").size() == sold.ids().size());
    List<String> activities = new ArrayList<>();
    itinerary(context)
        .path("activities")
        .forEach(a ->
            activities.add(a.path("title").asText() + " (" + a.path("vendorId").asText() + ")"));
    return trip.user() + " has " + String.join(" and ", activities);
  }

  String relate(WalkContext context) throws Exception {
    JsonNode toBus = relation(context, sold.flightId(), sold.busId());
    JsonNode toHotel = relation(context, sold.busId(), sold.hotelId());
    unless(toBus.path("type").asText().equals("PRECEDES"), "no relation: " + toBus);
    unless(toHotel.path("type").asText().equals("ARRIVES_FOR"), "no relation: " + toHotel);
    return "the flight precedes the bus, and the bus arrives for the hotel (%s): %s of time, %s of it needed"
        .formatted(
            toHotel.path("evidence").asText(),
            toHotel.path("slack").asText(),
            toHotel.path("buffer").asText());
  }

  private JsonNode relation(WalkContext context, String from, String to)
      throws InterruptedException {
    JsonNode itinerary = itinerary(context);
    for (JsonNode relation : itinerary.path("relations")) {
      if (relation.path("fromId").asText().equals(from)
          && relation.path("toId").asText().equals(to)) {
        return relation;
      }
    }
    throw new StepFailed("no such relation: " + itinerary);
  }

  String notice(WalkContext context) throws Exception {
    context.publish(Trip.AIRLINE, Topics.VENDOR_EVENTS, trip.flightKey(), trip.delayed(1, LATE));
    return "VendorEventOccurred of "
        + trip.flightKey()
        + " on "
        + Topics.VENDOR_EVENTS
        + ": 8 hours late";
  }

  String firstMessage(WalkContext context) throws Exception {
    return receive(context, "ACTIVITY_CHANGED", Trip.AIRLINE).path("text").asText();
  }

  String determine(WalkContext context) throws Exception {
    context.await("the modifications", () -> itinerary(context).path("modifications").size() == 2);
    JsonNode hotel = modification(context, sold.hotelId());
    JsonNode ride = modification(context, sold.busId());
    unless(
        hotel.path("causeId").asText().equals(sold.flightId())
            && ride.path("causeId").asText().equals(sold.flightId()),
        "another cause: " + hotel + ride);
    return "the bus and the hotel must change, since the flight is "
        + hotel.path("reason").asText();
  }

  String secondMessage(WalkContext context) throws Exception {
    JsonNode message = receive(context, "OPTIONS_OFFERED", Trip.HOTEL);
    unless(!message.path("options").isEmpty(), "no options: " + message);
    JsonNode ofBus = receive(context, "OPTIONS_OFFERED", Trip.COACH);
    return offer(message) + "; " + offer(ofBus);
  }

  private static String offer(JsonNode message) {
    return "from " + message.path("senderName").asText() + ": " + kinds(message);
  }

  private static String kinds(JsonNode message) {
    List<String> kinds = new ArrayList<>();
    message.path("options").forEach(o -> kinds.add(o.path("kind").asText()));
    return String.join(", ", kinds);
  }

  String session(WalkContext context) throws Exception {
    Desk desk = new Desk(context);
    JsonNode message = receive(context, "OPTIONS_OFFERED", Trip.HOTEL);
    session =
        desk.open(
            trip.user(),
            Json.MAPPER.writeValueAsString(
                Map.of(
                    "messageId",
                    message.path("id").asText(),
                    "topic",
                    "My flight is late, what about my hotel?")));
    desk.take(agent, session);
    try (Speaker customer = desk.speaker(Role.USER, trip.user(), session);
        Speaker adviser = desk.speaker(Role.AGENT, agent, session)) {
      customer.say("I land after two in the morning");
      context.await("the agent to hear", () -> adviser.heard("after two"));
      adviser.propose(
          modification(context, sold.hotelId()).path("id").asText(),
          option(context, sold.hotelId(), "LATE_ARRIVAL"),
          "They can wait for you, shall I arrange it?");
      context.await("the customer to hear", () -> customer.heard("shall I arrange it"));
    }
    JsonNode shown = desk.user(trip.user()).get("/v1/live-sessions/" + session).expect(200).json();
    unless(shown.path("state").asText().equals("ACTIVE"), "no session: " + shown);
    return "session "
        + session
        + " over WebSocket with "
        + shown.path("agentId").asText()
        + "; channels offered "
        + shown.path("channels");
  }

  String reschedule(WalkContext context) throws Exception {
    Desk desk = new Desk(context);
    decide(context, desk, sold.busId(), "KEEP");
    context.await(
        "the bus to be kept",
        () -> modification(context, sold.busId()).path("state").asText().equals("KEPT"));
    try (TopicWatch reschedules = context.kafka().watch(Topics.RESCHEDULES)) {
      decide(context, desk, sold.hotelId(), "LATE_ARRIVAL");
      rescheduled =
          reschedules.await(
              "the vendor's confirmation",
              ActivityRescheduled.class,
              event -> event.getAssetId().equals(sold.hotelId()));
    }
    unless(rescheduled.getSessionId().equals(session), "another session: " + rescheduled);
    desk.finish(agent, session);
    return "decided in the session to keep the bus ticket and to arrive late; %s confirmed as %s, and waits until %s"
        .formatted(
            rescheduled.getVendorId(),
            rescheduled.getVendorReference(),
            rescheduled.getLatestStart());
  }

  private void decide(WalkContext context, Desk desk, String assetId, String kind)
      throws IOException, InterruptedException {
    desk.user(trip.user())
        .post(
            "/v1/live-sessions/" + session + "/decisions",
            Json.MAPPER.writeValueAsString(
                Map.of(
                    "modificationId",
                    modification(context, assetId).path("id").asText(),
                    "optionId",
                    option(context, assetId, kind))))
        .expect(202);
  }

  String thirdMessage(WalkContext context) throws Exception {
    JsonNode message = receive(context, "ACTIVITY_RESCHEDULED", SUPPORT_CENTRE);
    phone.close();
    unless(
        message.path("text").asText().contains(rescheduled.getVendorReference()),
        "not what the vendor confirmed: " + message);
    return message.path("text").asText();
  }

  String assetStore(WalkContext context) throws Exception {
    // Registered once, changed once, and nothing since.
    context.await(
        "the asset store to be updated",
        () -> context.kafka().read(Topics.ASSETS, sold.hotelId()).size() == 2);
    ReservationChanged changed =
        context.kafka().events(Topics.ASSETS, sold.hotelId(), ReservationChanged.class).getLast();
    unless(
        changed.getReservation().getStart().getAt().equals(rescheduled.getStart().getAt())
            && Objects.equals(
                changed.getReservation().getLatestStart(), rescheduled.getLatestStart()),
        "not what the vendor confirmed: " + changed);
    return "ReservationChanged version %d on %s: %s, waits until %s"
        .formatted(
            changed.getVersion(),
            Topics.ASSETS,
            changed.getReservation().getTitle(),
            changed.getReservation().getLatestStart());
  }

  String user() {
    return trip.user();
  }

  String agent() {
    return agent;
  }

  private JsonNode receive(WalkContext context, String kind, String vendor)
      throws InterruptedException {
    unless(phone != null, "nothing was registered");
    context.await("the phone to receive " + kind, () -> phone.has(kind, vendor));
    return phone.newest(kind, vendor);
  }

  private String option(WalkContext context, String assetId, String kind)
      throws InterruptedException {
    JsonNode modification = modification(context, assetId);
    for (JsonNode option : modification.path("options")) {
      if (option.path("kind").asText().equals(kind)) {
        return option.path("optionId").asText();
      }
    }
    throw new StepFailed(kind + " is not offered: " + modification);
  }

  private JsonNode modification(WalkContext context, String assetId) throws InterruptedException {
    for (JsonNode modification : itinerary(context).path("modifications")) {
      if (modification.path("targetId").asText().equals(assetId)) {
        return modification;
      }
    }
    throw new StepFailed("nothing is to be modified of " + assetId);
  }

  private JsonNode itinerary(WalkContext context) throws InterruptedException {
    try {
      return new Desk(context)
          .user(trip.user())
          .get("/v1/users/" + trip.user() + "/itinerary")
          .expect(200)
          .json();
    } catch (IOException e) {
      throw new StepFailed("proactive-service does not answer: " + e.getMessage());
    }
  }
}
