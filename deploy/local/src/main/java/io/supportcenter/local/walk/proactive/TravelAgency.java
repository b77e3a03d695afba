package io.supportcenter.local.walk.proactive;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.events.CustomerReference;
import io.supportcenter.events.IdentityKind;
import io.supportcenter.events.ReceiptKind;
import io.supportcenter.events.ReceiptLine;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.events.Reservation;
import io.supportcenter.events.ReservationRegistered;
import io.supportcenter.events.SoldReservation;
import io.supportcenter.local.client.ServiceClient;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.local.walk.WalkContext;
import io.supportcenter.schemas.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sells a trip; its receipt makes registration-service register the reservations. */
record TravelAgency(WalkContext context) {

  private static final String AGENCY = "wayfarer-travel";

  /** Asset ids of what was sold. */
  record Sold(List<String> ids) {

    String flightId() {
      return ids.get(0);
    }

    String hotelId() {
      return ids.get(1);
    }

    /** Of a trip with a bus. */
    String busId() {
      return ids.get(2);
    }
  }

  /** Returns when all reservations are in the traveller's asset store. */
  Sold sell(Trip trip, boolean withBus) throws IOException, InterruptedException {
    introduce(trip);
    ReceiptReceived receipt = receipt(trip, withBus);
    enter(receipt);
    context.publish(AGENCY, Topics.RECEIPTS, AGENCY + ":" + receiptNumber(trip), receipt);
    context.await(
        "the reservations to be registered",
        () -> registered(trip).size() == receipt.getLines().size());
    List<String> ids = registered(trip);
    context.await(
        "each ReservationRegistered",
        () ->
            ids.stream()
                .noneMatch(id ->
                    context
                        .kafka()
                        .events(Topics.ASSETS, id, ReservationRegistered.class)
                        .isEmpty()));
    return new Sold(ids);
  }

  /** Receipt and loyalty card have the same number. */
  private static String receiptNumber(Trip trip) {
    return "WT-" + trip.mark();
  }

  /** The flight on line 1, the hotel on line 2, the bus on line 3. */
  private static ReceiptReceived receipt(Trip trip, boolean withBus) {
    List<ReceiptLine> lines = new ArrayList<>();
    lines.add(line(1, trip.flightReservation()));
    lines.add(line(2, trip.hotelReservation().build()));
    if (withBus) {
      lines.add(line(3, trip.busReservation()));
    }
    return ReceiptReceived.newBuilder()
        .setRetailerId(AGENCY)
        .setReceiptNumber(receiptNumber(trip))
        .setKind(ReceiptKind.SALE)
        .setOccurredAt(Instant.now())
        .setZone("Europe/Berlin")
        .setCustomer(List.of(new CustomerReference(IdentityKind.LOYALTY_ID, receiptNumber(trip))))
        .setLines(lines)
        .build();
  }

  private static ReceiptLine line(int number, Reservation reservation) {
    return ReceiptLine.newBuilder()
        .setLineNumber(number)
        .setDescription(reservation.getTitle())
        .setReservation(
            SoldReservation.newBuilder()
                .setKind(reservation.getKind())
                .setVendorId(reservation.getVendorId())
                .setReservationNumber(reservation.getReservationNumber())
                .setTitle(reservation.getTitle())
                .setStart(reservation.getStart())
                .setEnd(reservation.getEnd())
                .build())
        .build();
  }

  /** The traveller has the agency's card, and lets receipts register what was bought. */
  private void introduce(Trip trip) throws IOException, InterruptedException {
    String identity =
        Json.MAPPER.writeValueAsString(
            Map.of(
                "identities",
                List.of(
                    Map.of(
                        "kind",
                        "LOYALTY_ID",
                        "value",
                        receiptNumber(trip),
                        "retailerId",
                        AGENCY))));
    String user = "/v1/users/" + trip.user();
    operator().put(user + "/identities", identity).expect(200);
    context
        .as(Role.USER, trip.user(), Port.REGISTRATION)
        .put(user + "/consent", "{\"registration\": true}")
        .expect(200);
  }

  /** The sale is in the agency's books. */
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
        .simulator(Port.RETAILER)
        .post(
            "/control/sales",
            Json.MAPPER.writeValueAsString(Map.of("retailerId", AGENCY, "sale", sale)))
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

  /** Assets of the receipt, line by line; empty until all are registered. */
  private List<String> registered(Trip trip) throws InterruptedException {
    try {
      JsonNode receipt =
          operator().get("/v1/receipts/" + AGENCY + "/" + receiptNumber(trip)).json();
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

  private ServiceClient operator() {
    return context.as(Role.OPERATOR, "walk", Port.REGISTRATION);
  }
}
