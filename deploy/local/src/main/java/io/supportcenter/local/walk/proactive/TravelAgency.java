package io.supportcenter.local.walk.proactive;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.events.ReceiptLine;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.events.ReservationChanged;
import io.supportcenter.events.ReservationRegistered;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.walk.StepFailed;
import io.supportcenter.local.walk.WalkContext;
import io.supportcenter.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sells a trip; its receipt makes registration-service register the reservations. */
record TravelAgency(WalkContext context) {

  private static final String JSON = "application/json";

  /** Returns when both reservations stand in the traveller's asset store. */
  void sell(WalkTrip trip) throws IOException, InterruptedException {
    introduce(trip);
    ReceiptReceived receipt = trip.receipt();
    enter(receipt);
    context
        .kafka()
        .publish(
            Topics.RECEIPTS,
            WalkTrip.AGENCY + ":" + trip.receiptNumber(),
            "/" + WalkTrip.AGENCY,
            receipt);
    context.await("both reservations to be registered", () -> registered(trip).size() == 2);
    List<String> ids = registered(trip);
    trip.registered(ids.get(0), ids.get(1));
    context.await(
        "both ReservationRegistered",
        () -> ids.stream().allMatch(id -> !registrations(id).isEmpty()));
  }

  /** Whether the asset store has told once of the hotel's change, and of nothing else since. */
  boolean changed(WalkTrip trip) {
    return context.kafka().committed(Topics.ASSETS, trip.hotelId()).size() == 2;
  }

  /** The last change of that reservation. */
  ReservationChanged newest(String assetId) {
    return context.kafka().committed(Topics.ASSETS, assetId).stream()
        .filter(ReservationChanged.class::isInstance)
        .map(ReservationChanged.class::cast)
        .reduce((_, last) -> last)
        .orElseThrow(() -> new StepFailed("no ReservationChanged of " + assetId));
  }

  /** The traveller has the agency's card, and lets receipts register what was bought. */
  private void introduce(WalkTrip trip) throws IOException, InterruptedException {
    String identity =
        Json.MAPPER.writeValueAsString(
            Map.of(
                "identities",
                List.of(
                    Map.of(
                        "kind",
                        "LOYALTY_ID",
                        "value",
                        trip.loyaltyId(),
                        "retailerId",
                        WalkTrip.AGENCY))));
    put(trip, "/identities", context.token(Role.OPERATOR, "walk"), identity);
    put(trip, "/consent", context.token(Role.USER, trip.user()), "{\"registration\": true}");
  }

  private void put(WalkTrip trip, String path, String token, String body)
      throws IOException, InterruptedException {
    context.http().put(url("/v1/users/" + trip.user() + path), token, JSON, body).expect(200);
  }

  /** The sale stands in the agency's books. */
  private void enter(ReceiptReceived receipt) throws IOException, InterruptedException {
    Map<String, Object> sale =
        Map.of(
            "receiptNumber", receipt.getReceiptNumber(),
            "storeId", "0001",
            "workstationId", "01",
            "sequenceNumber", "1",
            "businessDay", receipt.getOccurredAt().toString().substring(0, 10),
            "soldAt", receipt.getOccurredAt().toString(),
            "zone", receipt.getZone(),
            "lines", receipt.getLines().stream().map(TravelAgency::line).toList());
    context
        .http()
        .post(
            context.url(Port.RETAILER, "/control/sales"),
            "",
            JSON,
            Json.MAPPER.writeValueAsString(Map.of("retailerId", WalkTrip.AGENCY, "sale", sale)),
            Map.of())
        .expect(200);
  }

  private static Map<String, Object> line(ReceiptLine line) {
    return Map.of(
        "lineNumber", line.getLineNumber(),
        "retailerItemId", "TRIP",
        "description", line.getDescription(),
        "quantity", 1,
        "reservationNumber", line.getReservation().getReservationNumber());
  }

  /** Assets of the receipt, line by line; none while not all are registered. */
  private List<String> registered(WalkTrip trip) throws InterruptedException {
    try {
      JsonNode receipt =
          context
              .http()
              .get(
                  url("/v1/receipts/" + WalkTrip.AGENCY + "/" + trip.receiptNumber()),
                  context.token(Role.OPERATOR, "walk"))
              .json();
      List<String> ids = new ArrayList<>();
      for (JsonNode unit : receipt.path("registrations")) {
        if (!unit.path("state").asText().equals("REGISTERED")) {
          return List.of();
        }
        ids.add(unit.path("id").asText());
      }
      return ids;
    } catch (IOException e) {
      return List.of();
    }
  }

  private List<ReservationRegistered> registrations(String assetId) {
    return context.kafka().committed(Topics.ASSETS, assetId).stream()
        .filter(ReservationRegistered.class::isInstance)
        .map(ReservationRegistered.class::cast)
        .toList();
  }

  private URI url(String path) {
    return context.url(Port.REGISTRATION, path);
  }
}
