package io.supportcenter.registration.receipt.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.events.ActivityTime;
import io.supportcenter.events.ReceiptLine;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.events.ReservationKind;
import io.supportcenter.events.SoldReservation;
import io.supportcenter.kit.values.Place;
import io.supportcenter.registration.receipt.ReceiptProblem;
import io.supportcenter.registration.receipt.ReceiptProblem.Reason;
import io.supportcenter.registration.receipt.ReceiptReader;
import io.supportcenter.registration.receipt.ReceiptResult;
import io.supportcenter.registration.receipt.Reservation;
import io.supportcenter.registration.receipt.WrittenReceipt;
import io.supportcenter.registration.testing.Booked;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SoldReservationMapperTest {

  private static final ReceiptReceived RECEIPT = Booked.room().receipt();
  private static final ReceiptLine LINE = RECEIPT.getLines().getFirst();
  private static final SoldReservation SOLD = LINE.getReservation();
  private static final Set<String> SELLS_FOR = Set.of(Booked.HOTEL);
  private static final Instant BEFORE = Booked.CHECK_IN.minusSeconds(1);

  @Test
  void shouldReadWhatIsSold() {
    ReceiptResult.Valid read =
        (ReceiptResult.Valid)
            ReceiptReader.read(ReceiptMapper.read(RECEIPT).orElseThrow(), SELLS_FOR);

    assertThat(read.receipt().lines().getFirst().reservation())
        .hasValueSatisfying(reservation -> {
          assertThat(reservation.vendorId()).isEqualTo(Booked.HOTEL);
          assertThat(reservation.number()).isEqualTo(SOLD.getReservationNumber());
          assertThat(reservation.kind().schemaOrgType()).isEqualTo("LodgingReservation");
          assertThat(reservation.schedule().start().at()).isEqualTo(Booked.CHECK_IN);
          assertThat(reservation.schedule().start().zone().getId()).isEqualTo("Europe/Lisbon");
          assertThat(reservation.schedule().start().place().country()).contains("PT");
        });
  }

  @Test
  void shouldPublishExactlyWhatIsSold() {
    WrittenReceipt written = ReceiptMapper.read(RECEIPT).orElseThrow();

    assertThat(ReceiptMapper.toEvent(Topics.RECEIPTS, written, ReceiptMapper.Format.JSON).event())
        .contains(RECEIPT);
  }

  @ParameterizedTest
  @MethodSource
  void shouldNameTheFieldThatIsWrong(ReceiptLine line, String field, Reason reason) {
    ReceiptReceived receipt = ReceiptReceived.newBuilder(RECEIPT).setLines(List.of(line)).build();

    assertThat(ReceiptReader.read(ReceiptMapper.read(receipt).orElseThrow(), SELLS_FOR))
        .isEqualTo(new ReceiptResult.Invalid(List.of(new ReceiptProblem(field, reason))));
  }

  static Stream<Arguments> shouldNameTheFieldThatIsWrong() {
    return Stream.of(
        wrong(s -> s.setVendorId(" "), "vendorId", Reason.BLANK),
        wrong(s -> s.setVendorId("casa:miradouro"), "vendorId", Reason.CHARACTERS),
        wrong(s -> s.setVendorId("x".repeat(65)), "vendorId", Reason.TOO_LONG),
        wrong(s -> s.setVendorId("another-hotel"), "vendorId", Reason.VENDOR_NOT_ALLOWED),
        wrong(s -> s.setReservationNumber(""), "reservationNumber", Reason.BLANK),
        wrong(s -> s.setReservationNumber("x".repeat(65)), "reservationNumber", Reason.TOO_LONG),
        wrong(s -> s.setKind(ReservationKind.UNKNOWN), "kind", Reason.UNKNOWN_VALUE),
        wrong(s -> s.setVendorId("unknown"), "vendorId", Reason.BLANK),
        wrong(s -> s.setReservationNumber("TBA"), "reservationNumber", Reason.BLANK),
        wrong(s -> s.setSegment("x".repeat(65)), "segment", Reason.TOO_LONG),
        wrong(s -> s.setStart(zoned("Europe/Nowhere")), "start.zone", Reason.NOT_A_ZONE),
        wrong(s -> s.setEnd(at(BEFORE)), "end.at", Reason.BEFORE_START),
        wrong(s -> s.setLatestStart(BEFORE), "latestStart", Reason.BEFORE_START),
        wrong(
            s -> s.setEnd(at(Instant.parse("2300-01-01T00:00:00Z"))),
            "end.at",
            Reason.OUT_OF_RANGE),
        wrong(s -> s.setEnd(country("Portugal")), "end.place.country", Reason.TOO_LONG),
        wrong(s -> s.setEnd(country("P1")), "end.place.country", Reason.CHARACTERS),
        wrong(s -> s.setEnd(position(91.0, 0.0)), "end.place.latitude", Reason.OUT_OF_RANGE),
        wrong(s -> s.setEnd(position(Double.NaN, 0.0)), "end.place.latitude", Reason.OUT_OF_RANGE),
        wrong(s -> s.setEnd(position(38.0, null)), "end.place.longitude", Reason.MISSING),
        wrongLine(l -> l.setGtin("9521202000083"), "gtin", Reason.NOT_WITH_RESERVATION),
        wrongLine(
            l -> l.setSerialNumbers(List.of("A")), "serialNumbers", Reason.NOT_WITH_RESERVATION),
        wrongLine(l -> l.setQuantity(2), "quantity", Reason.OUT_OF_RANGE));
  }

  @Test
  void shouldLeaveOutOnlyTheReservationThatTheRetailerMayNotSell() {
    SoldReservation another = SoldReservation.newBuilder(SOLD).setVendorId("another-hotel").build();
    ReceiptReceived receipt =
        ReceiptReceived.newBuilder(RECEIPT)
            .setLines(
                List.of(
                    LINE,
                    ReceiptLine.newBuilder(LINE).setLineNumber(2).setReservation(another).build()))
            .build();

    ReceiptResult.Valid read =
        (ReceiptResult.Valid)
            ReceiptReader.read(ReceiptMapper.read(receipt).orElseThrow(), SELLS_FOR);

    assertThat(read.receipt().lines()).hasSize(1);
    assertThat(read.leftOut())
        .containsExactly(
            new ReceiptProblem("lines[1].reservation.vendorId", Reason.VENDOR_NOT_ALLOWED));
  }

  @Test
  void shouldTakeBackWhatTheRetailerMayNoLongerSell() {
    ReceiptReceived returned = Booked.room().returned();

    assertThat(ReceiptReader.read(ReceiptMapper.read(returned).orElseThrow(), Set.of()))
        .isInstanceOf(ReceiptResult.Valid.class);
  }

  @Test
  void shouldShortenWhatIsOnlyShown() {
    ActivityTime start =
        place(
            SOLD.getStart(),
            p ->
                p.setName("Casa\nMiradouro\u0007" + "x".repeat(300))
                    .setCity("Lisbon\tPortugal" + "x".repeat(300))
                    .setCode(" lis ")
                    .setCountry("pt"));
    SoldReservation sold =
        SoldReservation.newBuilder(SOLD)
            .setTitle("Room\r\nwith view " + "x".repeat(300))
            .setSegment("0")
            .setStart(start)
            .setEnd(named(" "))
            .build();

    Reservation read = reservation(l -> l.setReservation(sold)).orElseThrow();

    assertThat(read.title()).startsWith("Room with view xxx").hasSize(200);
    assertThat(read.segment()).contains("0");
    Place place = read.schedule().start().place();
    assertThat(place.name()).startsWith("Casa Miradouro xxx").hasSize(200);
    assertThat(place.city().orElseThrow()).startsWith("Lisbon Portugalxxx").hasSize(200);
    assertThat(place.code()).contains("LIS");
    assertThat(place.country()).contains("PT");
    assertThat(read.schedule().end().place().name()).isEmpty();
  }

  @Test
  void shouldShowTheNumberOfWhatHasNoTitle() {
    assertThat(reservation(l -> l.setReservation(titled(" "))).map(Reservation::title))
        .contains(SOLD.getReservationNumber());
  }

  @Test
  void shouldTakePlaceholdersForNoDevice() {
    assertThat(reservation(l -> l.setGtin("N/A").setSerialNumbers(List.of("", "0000"))))
        .isPresent();
  }

  private static Optional<Reservation> reservation(UnaryOperator<ReceiptLine.Builder> change) {
    ReceiptReceived receipt =
        ReceiptReceived.newBuilder(RECEIPT)
            .setLines(List.of(change.apply(ReceiptLine.newBuilder(LINE)).build()))
            .build();
    return ReceiptReader.read(ReceiptMapper.read(receipt).orElseThrow(), SELLS_FOR)
            instanceof ReceiptResult.Valid valid
        ? valid.receipt().lines().getFirst().reservation()
        : Optional.empty();
  }

  private static SoldReservation titled(String title) {
    return SoldReservation.newBuilder(SOLD).setTitle(title).build();
  }

  private static Arguments wrong(
      UnaryOperator<SoldReservation.Builder> change, String field, Reason reason) {
    SoldReservation reservation = change.apply(SoldReservation.newBuilder(SOLD)).build();
    return wrongLine(l -> l.setReservation(reservation), "reservation." + field, reason);
  }

  private static Arguments wrongLine(
      UnaryOperator<ReceiptLine.Builder> change, String field, Reason reason) {
    return Arguments.of(
        change.apply(ReceiptLine.newBuilder(LINE)).build(), "lines[0]." + field, reason);
  }

  private static ActivityTime at(Instant at) {
    return ActivityTime.newBuilder(SOLD.getEnd()).setAt(at).build();
  }

  private static ActivityTime zoned(String zone) {
    return ActivityTime.newBuilder(SOLD.getStart()).setZone(zone).build();
  }

  private static ActivityTime named(String name) {
    return place(SOLD.getEnd(), p -> p.setName(name));
  }

  private static ActivityTime country(String country) {
    return place(SOLD.getEnd(), p -> p.setCountry(country));
  }

  private static ActivityTime position(Double latitude, Double longitude) {
    return place(SOLD.getEnd(), p -> p.setLatitude(latitude).setLongitude(longitude));
  }

  private static ActivityTime place(
      ActivityTime time, UnaryOperator<io.supportcenter.events.Place.Builder> change) {
    return ActivityTime.newBuilder(time)
        .setPlace(change.apply(io.supportcenter.events.Place.newBuilder(time.getPlace())).build())
        .build();
  }
}
