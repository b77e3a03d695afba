package io.supportcenter.registration;

import static io.restassured.RestAssured.given;
import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.supportcenter.events.ActivityRescheduled;
import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.ReservationChangeReason;
import io.supportcenter.events.ReservationChanged;
import io.supportcenter.events.ReservationRegistered;
import io.supportcenter.events.ReservationStatus;
import io.supportcenter.events.WithdrawalReason;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.registration.testing.Booked;
import io.supportcenter.registration.testing.Partners;
import io.supportcenter.registration.testing.RegistrationCentre;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.testing.Tokens;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a receipt to a reservation in the asset store, and what its vendor confirms later. */
@QuarkusTest
@WithTestResource(RegistrationParts.class)
class ReservationIT {

  /** Ends the pause before the next look, which is a call of its own. */
  private static final String LOOK_NOW =
      "UPDATE backend_call SET due_at = now() WHERE subject = ? AND attempts = 0 RETURNING id";

  private static final String PARKED =
      "SELECT reason FROM parked_record WHERE convert_from(record_key, 'UTF8') = ?";

  @Inject RegistrationCentre centre;
  @Inject Partners partners;
  @Inject AgroalDataSource dataSource;

  @BeforeEach
  void partnersInTheDirectory() {
    partners.behave();
    partners.addRetailer("northmart", "northmart");
  }

  @Test
  void shouldRegisterWhatAReceiptSells() {
    Booked room = Booked.room();
    partners.book(room, room.number());
    String user = centre.newBuyer(room.loyaltyId());

    centre.publish(room.receipt());

    awaitStates(room, "REGISTERED");
    centre
        .product(user, room.id())
        .statusCode(200)
        .body("'@type'", equalTo("LodgingReservation"))
        .body("status", equalTo("active"))
        .body("startDate", equalTo("2026-12-01T15:00:00Z"))
        .body("place.name", hasItem("Casa Miradouro"))
        .body("provenance.find { it.field == 'start' }.source", equalTo("RECEIPT"))
        .body("provenance.find { it.field == 'purchasedAt' }.source", equalTo("RETAILER"));
    given()
        .auth()
        .oauth2(Tokens.user(user))
        .get("/v1/users/" + user + "/products")
        .then()
        .body("id", equalTo(List.of(room.id())));
    ReservationRegistered event = (ReservationRegistered) awaitEvents(room, 1).getFirst();
    assertThat(event.getVersion()).isEqualTo(1);
    assertThat(event.getUserId()).isEqualTo(user);
    assertThat(event.getReservation().getVendorId()).isEqualTo(Booked.HOTEL);
    assertThat(event.getReservation().getReservationNumber()).isEqualTo(room.number());
    assertThat(event.getReservation().getStart().getZone()).isEqualTo("Europe/Lisbon");
    assertThat(partners.manufacturers().asked(room.receiptNumber())).isEmpty();
  }

  @Test
  void shouldRegisterFromJsonByTheNamesOfSchemaOrg() {
    Booked room = Booked.room();
    partners.book(room, room.number());
    String user = centre.newBuyer(room.loyaltyId());

    post(json(room, Map.of())).then().statusCode(202);

    awaitStates(room, "REGISTERED");
    centre.product(user, room.id()).body("'@type'", equalTo("LodgingReservation"));
  }

  @Test
  void shouldRegisterOnlyReservationsOfVendorsThatTheRetailerSellsFor() {
    Booked trip = Booked.room();
    String user = centre.newBuyer(trip.loyaltyId());
    partners.know(trip, List.of(Map.of(), Map.of()));
    partners.addRetailerOf("northmart", "northmart", "meridian-air");
    Map<String, Object> stay =
        flight(trip, "LIS", "2027-03-08T18:10:00Z", Map.of("vendorId", Booked.HOTEL));
    Map<String, Object> sold =
        flights(trip, flight(trip, "BER", "2027-03-08T14:30:00Z", Map.of()), stay);

    post(sold)
        .then()
        .statusCode(202)
        .body("receipts[0].leftOut.field.toString()", equalTo("[lines[1].reservation.vendorId]"))
        .body("receipts[0].leftOut.reason", equalTo(List.of("VENDOR_NOT_ALLOWED")));

    awaitStates(trip, "REGISTERED");
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.refusals(Booked.RETAILER + ":" + trip.receiptNumber()))
                .containsExactly("VENDOR_NOT_ALLOWED lines[1].reservation.vendorId"));
    partners.addRetailerOf("northmart", "northmart", "meridian-air", Booked.HOTEL);
    post(sold).then().statusCode(202).body("receipts[0].leftOut", nullValue());
    awaitStates(trip, "REGISTERED", "REGISTERED");
    assertThat(centre.product(user, trip.id()).extract().statusCode()).isEqualTo(200);
  }

  @Test
  void shouldRegisterNoReservationOfARetailerThatNamesNoVendor() {
    Booked room = Booked.room();
    partners.addRetailerOf("northmart", "northmart");

    post(json(room, Map.of()))
        .then()
        .statusCode(422)
        .body("errors.reason", equalTo(List.of("VENDOR_NOT_ALLOWED")));
    centre.publish(room.receipt());

    awaiting()
        .untilAsserted(() ->
            assertThat(centre.refusals(Booked.RETAILER + ":" + room.receiptNumber()))
                .containsExactly("VENDOR_NOT_ALLOWED lines[0].reservation.vendorId"));
    centre.receipt(Booked.RETAILER, room.receiptNumber()).body("state", equalTo("REJECTED"));
  }

  @Test
  void shouldNameWhatIsWrongWithAReservation() {
    Booked room = Booked.room();
    Map<String, Object> nowhere =
        Map.of("at", "2026-11-01T11:00:00Z", "zone", "Nowhere", "place", Map.of("name", "Casa"));
    Map<String, Object> noVendor = new HashMap<>();
    noVendor.put("vendorId", null);

    post(json(room, Map.of("kind", "Picnic", "end", nowhere)))
        .then()
        .statusCode(422)
        .body("code", equalTo("RECEIPT_INVALID"))
        .body(
            "errors.find { it.field == 'lines[0].reservation.kind' }.reason",
            equalTo("UNKNOWN_VALUE"))
        .body(
            "errors.find { it.field == 'lines[0].reservation.end.zone' }.reason",
            equalTo("NOT_A_ZONE"))
        .body(
            "errors.find { it.field == 'lines[0].reservation.end.at' }.reason",
            equalTo("BEFORE_START"));
    post(json(room, noVendor))
        .then()
        .statusCode(400)
        .body("errors.field.toString()", org.hamcrest.Matchers.containsString("vendorId"));
  }

  @Test
  void shouldWaitForTheBuyerAndTheirConsent() {
    Booked room = Booked.room();
    partners.book(room, room.number());
    centre.publish(room.receipt());
    centre
        .awaitStates(Booked.RETAILER, room.receiptNumber(), "PENDING_USER")
        .body("registrations[0].reservationNumber", equalTo(room.number()));

    String user = Centre.newUser();
    centre.link(user, room.loyaltyId());
    awaitStates(room, "PENDING_CONSENT");
    centre.consent(user, true);

    awaitStates(room, "REGISTERED");
  }

  @Test
  void shouldGiveAWaitingReservationToWhoClaimsItsReceipt() {
    Booked room = Booked.room();
    partners.book(room, room.number());
    centre.publish(room.printed("ROOM-4711-QX"));
    awaitStates(room, "PENDING_USER");
    String user = centre.newBuyer();

    centre
        .claim(
            Tokens.user(user),
            user,
            Map.of(
                "retailerId",
                Booked.RETAILER,
                "receiptNumber",
                room.receiptNumber(),
                "claimCode",
                "room 4711 qx"))
        .statusCode(202);

    awaitStates(room, "REGISTERED");
    centre.product(user, room.id()).statusCode(200);
  }

  @Test
  void shouldKeepAConflictWhenTheRetailerSoldAnotherReservation() {
    Booked room = Booked.room();
    partners.book(room, "CM-other");
    centre.newBuyer(room.loyaltyId());

    centre.publish(room.receipt());

    centre
        .awaitStates(Booked.RETAILER, room.receiptNumber(), "CONFLICT")
        .body("registrations[0].contradictions[0].field", equalTo("RESERVATION_NUMBER"));
  }

  @Test
  void shouldBeOneAssetHoweverManyReceiptsOfAUserNameIt() {
    Booked first = Booked.room();
    registered(first);
    Booked second = first.onAnotherReceipt();
    partners.book(second, second.number());
    centre.publish(first.receipt());
    centre.publish(second.receipt());
    centre
        .awaitStates(Booked.RETAILER, second.receiptNumber(), "REJECTED")
        .body("registrations[0].reason", equalTo("ALREADY_REGISTERED"));

    centre.publish(first.returned());

    awaitStates(first, "RETURNED");
    awaitStates(second, "REGISTERED");
    assertThat(types(awaitEvents(first, 2)))
        .containsExactly("ReservationRegistered", "AssetWithdrawn");
    assertThat(types(awaitEvents(second, 1))).containsExactly("ReservationRegistered");
  }

  @Test
  void shouldBeAnAssetOfEveryoneWhoTravelsOnThatNumber() {
    Booked hers = Booked.room();
    String she = registered(hers);
    Booked his = hers.onAnotherReceipt().boughtWith("NM-" + UUID.randomUUID());
    String he = registered(his);

    centre.publish(hers.rescheduled(she, 2, 1));

    assertThat(awaitEvents(hers, 2)).hasSize(2);
    centre.product(she, hers.id()).body("startDate", equalTo("2026-12-03T15:00:00Z"));
    centre.product(he, his.id()).body("startDate", equalTo("2026-12-01T15:00:00Z"));
    centre.product(he, hers.id()).statusCode(404);
  }

  @Test
  void shouldWithdrawTheReservationOfAVoidedSale() {
    Booked room = Booked.room();
    registered(room);

    centre.publish(room.voided());

    awaitStates(room, "RETURNED");
    AssetWithdrawn event = (AssetWithdrawn) awaitEvents(room, 2).getLast();
    assertThat(event.getVersion()).isEqualTo(2);
    assertThat(event.getReason()).isEqualTo(WithdrawalReason.RECEIPT_VOIDED);
    assertThat(event.getDevice()).isNull();
    assertThat(event.getReservation().getStatus()).isEqualTo(ReservationStatus.WITHDRAWN);
  }

  @Test
  void shouldTakeOverWhatTheVendorConfirmedOnceAndNeverGoBack() {
    Booked room = Booked.room();
    String user = registered(room);

    centre.publish(room.rescheduled(user, 2, 2));
    centre.publish(room.rescheduled(user, 2, 2));
    centre.publish(room.rescheduled(user, 1, 1));
    awaitEvents(room, 2);
    centre.publish(room.rescheduled(user, 3, 3));

    List<SpecificRecord> events = awaitEvents(room, 3);
    ReservationChanged first = (ReservationChanged) events.get(1);
    ReservationChanged second = (ReservationChanged) events.get(2);
    Instant start = Booked.CHECK_IN.plus(Duration.ofDays(2));
    assertThat(first.getVersion()).isEqualTo(2);
    assertThat(first.getReason()).isEqualTo(ReservationChangeReason.RESCHEDULED);
    assertThat(first.getReservation().getStart().getAt()).isEqualTo(start);
    assertThat(first.getReservation().getLatestStart()).isEqualTo(start.plus(Duration.ofHours(12)));
    assertThat(second.getVersion()).isEqualTo(3);
    assertThat(second.getReservation().getStart().getAt())
        .isEqualTo(start.plus(Duration.ofDays(1)));
    centre
        .product(user, room.id())
        .body("startDate", equalTo("2026-12-04T15:00:00Z"))
        .body("provenance.find { it.field == 'start' }.source", equalTo("VENDOR"))
        .body("provenance.find { it.field == 'start' }.reference", equalTo("CM-change-3"));
  }

  @Test
  void shouldShowACancelledReservationAsSuch() {
    Booked room = Booked.room();
    String user = registered(room);

    centre.publish(room.cancelled(user, 1));

    ReservationChanged event = (ReservationChanged) awaitEvents(room, 2).getLast();
    assertThat(event.getReason()).isEqualTo(ReservationChangeReason.CANCELLED);
    centre.product(user, room.id()).body("status", equalTo("cancelled"));
  }

  @Test
  void shouldKeepAConfirmationThatComesBeforeItsReservation() {
    Booked room = Booked.room();
    partners.book(room, room.number());
    String user = centre.newBuyer(room.loyaltyId());
    centre.publish(room.rescheduled(user, 2, 1));
    awaiting().until(() -> isLookedForAgain(room));

    centre.publish(room.receipt());

    awaiting()
        .untilAsserted(() ->
            centre
                .product(user, room.id())
                .statusCode(200)
                .body("startDate", equalTo("2026-12-03T15:00:00Z")));
  }

  @Test
  void shouldGiveUpAConfirmationWhoseReservationNeverComes() {
    Booked room = Booked.room();
    partners.book(room, room.number());
    String user = centre.newBuyer(room.loyaltyId());
    centre.publish(room.rescheduled(user, 2, 1));
    awaiting().until(() -> isLookedForAgain(room));

    Set<String> looks = new HashSet<>();
    awaiting()
        .until(() -> {
          looks.addAll(rows(LOOK_NOW, room.id()));
          return !isLookedForAgain(room);
        });

    assertThat(looks).hasSize(4);
    centre.publish(room.receipt());
    awaitStates(room, "REGISTERED");
    centre.product(user, room.id()).body("startDate", equalTo("2026-12-01T15:00:00Z"));
  }

  @Test
  void shouldParkAConfirmationThatCannotBeReadAndHoldUpNoOtherKey() throws SQLException {
    Booked room = Booked.room();
    String user = registered(room);
    centre.publish(room.rescheduled(user, 1, 1));
    ActivityRescheduled unreadable = Booked.room().rescheduled(user, 1, 1);
    unreadable.getStart().put("zone", "Nowhere");

    centre.publishBehind(room.id(), unreadable);
    centre.publish(room.rescheduled(user, 2, 2));

    assertThat(types(awaitEvents(room, 3)))
        .containsExactly("ReservationRegistered", "ReservationChanged", "ReservationChanged");
    assertThat(rows(PARKED, unreadable.getAssetId())).containsExactly("HANDLER_FAILED");
  }

  @Test
  void shouldNotBringBackWhatIsWithdrawn() {
    Booked room = Booked.room();
    String user = registered(room);
    centre.publish(room.returned());
    awaitStates(room, "RETURNED");

    centre.publish(room.rescheduled(user, 2, 1));

    AssetWithdrawn event = (AssetWithdrawn) awaitEvents(room, 3).getLast();
    assertThat(event.getVersion()).isEqualTo(3);
    assertThat(event.getReservation().getStatus()).isEqualTo(ReservationStatus.WITHDRAWN);
    awaitStates(room, "RETURNED");
    centre.product(user, room.id()).body("status", equalTo("terminated"));
  }

  @Test
  void shouldForgetTheReservationsOfAnErasedUser() {
    Booked room = Booked.room();
    String user = registered(room);

    centre.erase(user);

    awaiting()
        .untilAsserted(() ->
            assertThat(centre.publishedTypes(Topics.ASSETS, room.id()))
                .containsExactly("ReservationRegistered", "AssetWithdrawn", "-"));
  }

  /** A booking code names a booking, not a leg of it, and is used again. */
  @Test
  void shouldRegisterEachFlightOfABookingCode() {
    Booked booking = Booked.room();
    partners.know(
        booking,
        List.of(Map.of(), Map.of(), Map.of(), Map.of("reservationNumber", booking.number())));
    String user = centre.newBuyer(booking.loyaltyId());
    Map<String, Object> receipt =
        flights(
            booking,
            flight(booking, "BER", "2027-03-08T14:30:00Z", Map.of("segment", "1")),
            flight(booking, "LIS", "2027-03-11T09:00:00Z", Map.of()),
            flight(booking, "BER", "2028-03-08T14:30:00Z", Map.of("segment", "1")),
            flight(booking, "LIS", "2027-03-11T09:00:00Z", Map.of()));

    post(receipt).then().statusCode(202);

    awaitStates(booking, "REGISTERED", "REGISTERED", "REGISTERED", "REJECTED");
    centre
        .product(user, booking.id())
        .body("productCharacteristic.find { it.name == 'segment' }.value", equalTo("1"));
    ReservationRegistered event = (ReservationRegistered) awaitEvents(booking, 1).getFirst();
    assertThat(event.getReservation().getSegment()).isEqualTo("1");
    Map<String, Object> returned =
        new HashMap<>(flights(booking, flight(booking, "LIS", "2027-03-11T09:00:00Z", Map.of())));
    returned.put("kind", "RETURN");
    returned.put("receiptNumber", "R-" + UUID.randomUUID());
    returned.put("originalReceiptNumber", booking.receiptNumber());
    post(returned).then().statusCode(202);
    awaitStates(booking, "REGISTERED", "RETURNED", "REGISTERED", "REGISTERED");
  }

  /** What one receipt sells under one code differs if it says so in anything. */
  @Test
  void shouldRegisterEachActivityOfABookingCodeOnOneDay() {
    Booked booking = Booked.room();
    List<Map<String, Object>> lines =
        List.of(
            flight(booking, "BER", "2027-03-08T06:00:00Z", to("HAM", "2027-03-08T07:00:00Z")),
            flight(booking, "BER", "2027-03-08T18:00:00Z", to("MUC", "2027-03-08T19:00:00Z")),
            flight(booking, "BER", "2027-03-08T17:00:00Z", to("HAM", "2027-03-08T18:00:00Z")),
            flight(
                booking,
                "BER",
                "2027-03-08T15:00:00Z",
                Map.of("kind", "LODGING", "title", "Hotel am Park")),
            flight(booking, "BER", "2027-03-08T06:00:00Z", to("HAM", "2027-03-08T07:00:00Z")));
    partners.know(booking, lines.stream().map(_ -> Map.<String, Object>of()).toList());
    centre.newBuyer(booking.loyaltyId());
    Map<String, Object> receipt = flights(booking, lines.toArray(Map[]::new));
    String[] registered = {"REGISTERED", "REGISTERED", "REGISTERED", "REGISTERED", "REJECTED"};

    post(receipt).then().statusCode(202);
    awaitStates(booking, registered);
    post(receipt).then().statusCode(202);
    Booked corrected = booking.onAnotherReceipt();
    partners.know(corrected, List.of(Map.of()));
    post(flights(
            corrected,
            flight(booking, "BER", "2027-03-08T06:20:00Z", to("HAM", "2027-03-08T07:20:00Z"))))
        .then()
        .statusCode(202);

    awaitStates(corrected, "REJECTED");
    awaitStates(booking, registered);
    Map<String, Object> returned = new HashMap<>(flights(booking, lines.get(2)));
    returned.put("kind", "RETURN");
    returned.put("receiptNumber", "R-" + UUID.randomUUID());
    returned.put("originalReceiptNumber", booking.receiptNumber());
    post(returned).then().statusCode(202);
    awaitStates(booking, "REGISTERED", "REGISTERED", "RETURNED", "REGISTERED", "REJECTED");
  }

  private static Map<String, Object> to(String place, String at) {
    return Map.of(
        "end",
        Map.of("at", at, "zone", "Europe/Berlin", "place", Map.of("name", place, "code", place)));
  }

  private static Map<String, Object> flights(Booked booking, Map<?, ?>... flights) {
    Map<String, Object> receipt = new HashMap<>(json(booking, Map.of()));
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Map<?, ?> flight : flights) {
      lines.add(Map.of("lineNumber", lines.size() + 1, "reservation", flight));
    }
    receipt.put("lines", lines);
    return receipt;
  }

  private static Map<String, Object> flight(
      Booked booking, String from, String at, Map<String, Object> more) {
    Map<String, Object> flight = new HashMap<>();
    flight.put("vendorId", "meridian-air");
    flight.put("reservationNumber", booking.number());
    flight.put("kind", "FLIGHT");
    flight.put("title", "MA 418");
    Map<String, Object> time =
        Map.of("at", at, "zone", "Europe/Lisbon", "place", Map.of("name", from, "code", from));
    flight.put("start", time);
    flight.put("end", time);
    flight.putAll(more);
    return flight;
  }

  @Test
  void shouldKnowABookingCodeInEitherLetterCase() {
    Booked room = Booked.room();
    String small = room.number().toLowerCase(Locale.ROOT);
    partners.book(room, small);
    String user = centre.newBuyer(room.loyaltyId());
    centre.publish(room.receipt());
    awaitStates(room, "REGISTERED");
    Booked again = room.onAnotherReceipt();
    partners.book(again, again.number());

    post(json(again, Map.of("reservationNumber", small, "start", atCheckIn())))
        .then()
        .statusCode(202);
    centre
        .awaitStates(Booked.RETAILER, again.receiptNumber(), "REJECTED")
        .body("registrations[0].reason", equalTo("ALREADY_REGISTERED"));
    ActivityRescheduled confirmed = room.rescheduled(user, 2, 1);
    confirmed.put("reservationNumber", small);
    centre.publish(confirmed);
    assertThat(types(awaitEvents(room, 2)))
        .containsExactly("ReservationRegistered", "ReservationChanged");

    Map<String, Object> returned =
        new HashMap<>(json(room, Map.of("reservationNumber", small, "start", atCheckIn())));
    returned.put("kind", "RETURN");
    returned.put("receiptNumber", "R-" + UUID.randomUUID());
    returned.put("originalReceiptNumber", room.receiptNumber());
    post(returned).then().statusCode(202);
    awaitStates(room, "RETURNED");
    awaitStates(again, "REGISTERED");
  }

  private static Map<String, Object> atCheckIn() {
    return Map.of(
        "at",
        Booked.CHECK_IN.toString(),
        "zone",
        "Europe/Lisbon",
        "place",
        Map.of("name", "Casa Miradouro"));
  }

  @Test
  void shouldShortenWhatIsOnlyShown() {
    Booked room = Booked.room();
    partners.book(room, room.number());
    String user = centre.newBuyer(room.loyaltyId());
    Map<String, Object> place =
        Map.of("name", "Casa\nMiradouro " + "x".repeat(300), "city", "Lisbon", "country", "pt");
    Map<String, Object> start =
        Map.of("at", "2026-12-01T15:00:00Z", "zone", "Europe/Lisbon", "place", place);

    post(json(room, Map.of("title", "Room\twith view\n" + "x".repeat(500), "start", start)))
        .then()
        .statusCode(202);

    awaitStates(room, "REGISTERED");
    ReservationRegistered event = (ReservationRegistered) awaitEvents(room, 1).getFirst();
    assertThat(event.getReservation().getTitle()).startsWith("Room with view xxx").hasSize(200);
    assertThat(event.getReservation().getStart().getPlace().getName())
        .startsWith("Casa Miradouro xxx")
        .hasSize(200);
    assertThat(event.getReservation().getStart().getPlace().getCountry()).isEqualTo("PT");
    centre.product(user, room.id()).body("name", startsWith("Room with view"));
  }

  @ParameterizedTest
  @CsvSource({"reservationNumber, N/A", "reservationNumber, 0000", "vendorId, UNKNOWN"})
  void shouldRefuseAPlaceholderForWhatIdentifiesAReservation(String field, String written) {
    post(json(Booked.room(), Map.of(field, written)))
        .then()
        .statusCode(422)
        .body("errors.field", equalTo(List.of("lines[0].reservation." + field)))
        .body("errors.reason", equalTo(List.of("BLANK")));
  }

  @Test
  void shouldLetAnAgentSettleWhichReservationWasSold() {
    Booked room = Booked.room();
    String told = "CM-" + UUID.randomUUID().toString().substring(0, 8);
    partners.book(room, told);
    String user = centre.newBuyer(room.loyaltyId());
    centre.publish(room.receipt());
    awaitStates(room, "CONFLICT");

    given()
        .auth()
        .oauth2(Tokens.agent())
        .contentType(ContentType.JSON)
        .body(Map.of("source", "RETAILER"))
        .put("/v1/registrations/" + room.id() + "/settlements/RESERVATION_NUMBER")
        .then()
        .statusCode(202)
        .body("state", equalTo("REGISTERED"));

    centre
        .product(user, room.id())
        .body("productCharacteristic.find { it.name == 'reservationNumber' }.value", equalTo(told))
        .body("provenance.find { it.field == 'reservationNumber' }.source", equalTo("RETAILER"));
  }

  private String registered(Booked room) {
    partners.book(room, room.number());
    String user = centre.newBuyer(room.loyaltyId());
    centre.publish(room.receipt());
    awaitStates(room, "REGISTERED");
    awaitEvents(room, 1);
    return user;
  }

  private void awaitStates(Booked room, String... states) {
    centre.awaitStates(Booked.RETAILER, room.receiptNumber(), states);
  }

  private List<SpecificRecord> awaitEvents(Booked room, int count) {
    awaiting()
        .untilAsserted(() -> assertThat(centre.published(Topics.ASSETS, room.id())).hasSize(count));
    return centre.published(Topics.ASSETS, room.id());
  }

  private static List<String> types(List<SpecificRecord> events) {
    return events.stream().map(event -> event.getSchema().getName()).toList();
  }

  /** Its confirmation is in the books, as a call to ourselves. */
  private boolean isLookedForAgain(Booked room) throws SQLException {
    return !rows("SELECT id FROM backend_call WHERE subject = ?", room.id()).isEmpty();
  }

  private List<String> rows(String sql, String parameter) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    }
  }

  private static io.restassured.response.Response post(Map<String, Object> receipt) {
    return given()
        .auth()
        .oauth2(Tokens.retailer("northmart"))
        .contentType(ContentType.JSON)
        .body(receipt)
        .post("/v1/receipts");
  }

  private static Map<String, Object> json(Booked room, Map<String, Object> otherwise) {
    Map<String, Object> place =
        Map.of("name", "Casa Miradouro", "latitude", 38.711, "longitude", -9.13);
    Map<String, Object> reservation = new HashMap<>();
    reservation.put("vendorId", Booked.HOTEL);
    reservation.put("reservationNumber", room.number());
    reservation.put("kind", "LodgingReservation");
    reservation.put("title", "Casa Miradouro");
    reservation.put(
        "start", Map.of("at", "2026-12-01T15:00:00Z", "zone", "Europe/Lisbon", "place", place));
    reservation.put(
        "end", Map.of("at", "2026-12-04T11:00:00Z", "zone", "Europe/Lisbon", "place", place));
    reservation.putAll(otherwise);
    return Map.of(
        "retailerId",
        Booked.RETAILER,
        "receiptNumber",
        room.receiptNumber(),
        "kind",
        "SALE",
        "occurredAt",
        "2026-11-20T15:42:07Z",
        "zone",
        "Europe/Berlin",
        "customer",
        List.of(Map.of("kind", "LOYALTY_ID", "value", room.loyaltyId())),
        "lines",
        List.of(Map.of("lineNumber", 1, "reservation", reservation)));
  }
}
