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

/** A late flight, and what it does to the hotel. */
final class TripWalk {

  private static final Duration LATE = Duration.ofHours(8);

  private final Trip trip = Trip.tomorrow();
  private final String agent = "sam-" + trip.mark();
  private Phone phone;
  private Sold sold;
  private String session;
  private ActivityRescheduled rescheduled;

  String register(WalkContext context) throws Exception {
    context.simulator(Port.VENDOR).post("/control/reservations", trip.booking()).expect(200);
    phone =
        new Phone(
            context.url(Port.PROACTIVE, "/v1/users/" + trip.user() + "/messages/stream"),
            context.token(Role.USER, trip.user()));
    sold = new TravelAgency(context).sell(trip);
    context.await("both activities", () -> itinerary(context).path("activities").size() == 2);
    List<String> activities = new ArrayList<>();
    itinerary(context)
        .path("activities")
        .forEach(a ->
            activities.add(a.path("title").asText() + " (" + a.path("vendorId").asText() + ")"));
    return trip.user() + " has " + String.join(" and ", activities);
  }

  String relate(WalkContext context) throws Exception {
    JsonNode relation = itinerary(context).path("relations").path(0);
    unless(relation.path("type").asText().equals("ARRIVES_FOR"), "no relation: " + relation);
    return "the flight arrives for the hotel (%s): %s of time, %s of it needed"
        .formatted(
            relation.path("evidence").asText(),
            relation.path("slack").asText(),
            relation.path("buffer").asText());
  }

  String notice(WalkContext context) throws Exception {
    context
        .kafka()
        .publish(Topics.VENDOR_EVENTS, trip.flightKey(), "/" + Trip.AIRLINE, trip.delayed(1, LATE));
    return "VendorEventOccurred of "
        + trip.flightKey()
        + " on "
        + Topics.VENDOR_EVENTS
        + ": 8 hours late";
  }

  String firstMessage(WalkContext context) throws Exception {
    JsonNode message = receive(context, "ACTIVITY_CHANGED");
    unless(message.path("onBehalfOf").asText().equals(Trip.AIRLINE), "other sender: " + message);
    return message.path("text").asText();
  }

  String determine(WalkContext context) throws Exception {
    context.await("the modification", () -> !itinerary(context).path("modifications").isEmpty());
    JsonNode modification = modification(context);
    unless(
        modification.path("causeId").asText().equals(sold.flightId())
            && modification.path("targetId").asText().equals(sold.hotelId()),
        "another modification: " + modification);
    return "the hotel must change, since the flight is " + modification.path("reason").asText();
  }

  String secondMessage(WalkContext context) throws Exception {
    JsonNode message = receive(context, "OPTIONS_OFFERED");
    unless(message.path("onBehalfOf").asText().equals(Trip.HOTEL), "other sender: " + message);
    unless(!message.path("options").isEmpty(), "no options: " + message);
    List<String> options = new ArrayList<>();
    message.path("options").forEach(o -> options.add(o.path("kind").asText()));
    return "from " + message.path("senderName").asText() + ": " + String.join(", ", options);
  }

  String session(WalkContext context) throws Exception {
    Desk desk = new Desk(context);
    String message = receive(context, "OPTIONS_OFFERED").path("id").asText();
    session =
        desk.open(
            trip.user(),
            Json.MAPPER.writeValueAsString(
                Map.of("messageId", message, "topic", "My flight is late, what about my hotel?")));
    desk.take(agent, session);
    try (Speaker customer = desk.speaker(Role.USER, trip.user(), session);
        Speaker adviser = desk.speaker(Role.AGENT, agent, session)) {
      customer.say("I land after two in the morning");
      context.await("the agent to hear", () -> adviser.heard("after two"));
      adviser.propose(option(context), "They can wait for you, shall I arrange it?");
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
    try (TopicWatch reschedules = context.kafka().watch(Topics.RESCHEDULES)) {
      desk.user(trip.user())
          .post(
              "/v1/live-sessions/" + session + "/decisions",
              Json.MAPPER.writeValueAsString(
                  Map.of(
                      "modificationId",
                      modification(context).path("id").asText(),
                      "optionId",
                      option(context))))
          .expect(202);
      rescheduled =
          reschedules.await(
              "the vendor's confirmation",
              ActivityRescheduled.class,
              event -> event.getAssetId().equals(sold.hotelId()));
    }
    unless(rescheduled.getSessionId().equals(session), "another session: " + rescheduled);
    desk.finish(agent, session);
    return "decided in the session; %s confirmed as %s, and waits until %s"
        .formatted(
            rescheduled.getVendorId(),
            rescheduled.getVendorReference(),
            rescheduled.getLatestStart());
  }

  String thirdMessage(WalkContext context) throws Exception {
    JsonNode message = receive(context, "ACTIVITY_RESCHEDULED");
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

  private JsonNode receive(WalkContext context, String kind) throws InterruptedException {
    unless(phone != null, "nothing was registered");
    context.await("the phone to receive " + kind, () -> phone.has(kind));
    return phone.newest(kind);
  }

  private String option(WalkContext context) throws InterruptedException {
    for (JsonNode option : receive(context, "OPTIONS_OFFERED").path("options")) {
      if (option.path("kind").asText().equals("LATE_ARRIVAL")) {
        return option.path("optionId").asText();
      }
    }
    throw new StepFailed("late arrival is not offered");
  }

  private JsonNode modification(WalkContext context) throws InterruptedException {
    return itinerary(context).path("modifications").path(0);
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
