package io.supportcenter.local.walk.proactive;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.events.ActivityRescheduled;
import io.supportcenter.events.VendorEventOccurred;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.walk.StepFailed;
import io.supportcenter.local.walk.TopicWatch;
import io.supportcenter.local.walk.WalkContext;
import io.supportcenter.schemas.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A late flight, and what it does to the hotel. */
final class TripWalk {

  private static final Duration LATE = Duration.ofHours(8);

  private final WalkTrip trip = new WalkTrip();
  private Phone phone;
  private String session;
  private ActivityRescheduled rescheduled;

  String register(WalkContext context) throws Exception {
    book(context);
    Desk desk = new Desk(context);
    phone =
        new Phone(
            desk.url("/v1/users/" + trip.user() + "/messages/stream"), desk.user(trip.user()));
    context.kafka().publish(Topics.ASSETS, trip.flightId(), "/registration-service", trip.flight());
    context.kafka().publish(Topics.ASSETS, trip.hotelId(), "/registration-service", trip.hotel());
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
    check(relation.path("type").asText().equals("ARRIVES_FOR"), "no relation: " + relation);
    return "the flight arrives for the hotel (%s): %s of time, %s of it needed"
        .formatted(
            relation.path("evidence").asText(),
            relation.path("slack").asText(),
            relation.path("buffer").asText());
  }

  String notice(WalkContext context) throws Exception {
    VendorEventOccurred event = trip.delayed(LATE);
    String key = event.getVendorId() + ":" + event.getReservationNumber();
    context.kafka().publish(Topics.VENDOR_EVENTS, key, "/" + WalkTrip.AIRLINE, event);
    return "VendorEventOccurred of " + key + " on " + Topics.VENDOR_EVENTS + ": 8 hours late";
  }

  String firstMessage(WalkContext context) throws Exception {
    JsonNode message = receive(context, "ACTIVITY_CHANGED");
    check(message.path("onBehalfOf").asText().equals(WalkTrip.AIRLINE), "other sender: " + message);
    return message.path("text").asText();
  }

  String determine(WalkContext context) throws Exception {
    context.await("the modification", () -> !itinerary(context).path("modifications").isEmpty());
    JsonNode modification = modification(context);
    check(
        modification.path("causeId").asText().equals(trip.flightId())
            && modification.path("targetId").asText().equals(trip.hotelId()),
        "another modification: " + modification);
    return "the hotel must change, since the flight is " + modification.path("reason").asText();
  }

  String secondMessage(WalkContext context) throws Exception {
    JsonNode message = receive(context, "OPTIONS_OFFERED");
    check(message.path("onBehalfOf").asText().equals(WalkTrip.HOTEL), "other sender: " + message);
    check(!message.path("options").isEmpty(), "no options: " + message);
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
    desk.take(trip.agent(), session);
    try (Speaker customer = new Speaker(desk.chat(session), desk.user(trip.user()));
        Speaker agent = new Speaker(desk.chat(session), desk.agent(trip.agent()))) {
      customer.say("I land after two in the morning");
      context.await("the agent to hear", () -> agent.heard("after two"));
      agent.propose(option(context), "They can wait for you, shall I arrange it?");
      context.await("the customer to hear", () -> customer.heard("shall I arrange it"));
    }
    JsonNode shown = desk.get("/v1/live-sessions/" + session, desk.user(trip.user()));
    check(shown.path("state").asText().equals("ACTIVE"), "no session: " + shown);
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
      desk.post(
          "/v1/live-sessions/" + session + "/decisions",
          desk.user(trip.user()),
          Json.MAPPER.writeValueAsString(
              Map.of(
                  "modificationId",
                  modification(context).path("id").asText(),
                  "optionId",
                  option(context))));
      rescheduled =
          reschedules.await(
              "the vendor's confirmation",
              ActivityRescheduled.class,
              event -> event.getAssetId().equals(trip.hotelId()));
    }
    check(rescheduled.getSessionId().equals(session), "another session: " + rescheduled);
    desk.finish(trip.agent(), session);
    return "decided in the session; %s confirmed as %s, and waits until %s"
        .formatted(
            rescheduled.getVendorId(),
            rescheduled.getVendorReference(),
            rescheduled.getLatestStart());
  }

  String thirdMessage(WalkContext context) throws Exception {
    JsonNode message = receive(context, "ACTIVITY_RESCHEDULED");
    phone.close();
    check(
        message.path("text").asText().contains(rescheduled.getVendorReference()),
        "not what the vendor confirmed: " + message);
    return message.path("text").asText();
  }

  WalkTrip trip() {
    return trip;
  }

  /** The hotel has the reservation in its books. */
  private void book(WalkContext context) throws IOException, InterruptedException {
    String booking =
        """
        {"vendorId": "%s", "reservationNumber": "%s", "start": "%s", "end": "%s",
         "changeFee": {"amountMinor": 1500, "currency": "EUR"}, "pricePerDay": {"amountMinor": 9500, "currency": "EUR"}}
        """
            .formatted(
                WalkTrip.HOTEL,
                trip.hotelNumber(),
                trip.checkIn().getAt(),
                trip.checkOut().getAt());
    context
        .http()
        .post(
            context.url(Port.VENDOR, "/control/reservations"),
            "",
            "application/json",
            booking,
            Map.of())
        .expect(200);
  }

  private JsonNode receive(WalkContext context, String kind) throws InterruptedException {
    check(phone != null, "nothing was registered");
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
    Desk desk = new Desk(context);
    try {
      return desk.get("/v1/users/" + trip.user() + "/itinerary", desk.user(trip.user()));
    } catch (IOException e) {
      throw new StepFailed("proactive-service does not answer: " + e.getMessage());
    }
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new StepFailed(message);
    }
  }
}
