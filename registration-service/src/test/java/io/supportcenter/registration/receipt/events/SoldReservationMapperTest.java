package io.supportcenter.registration.receipt.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.events.ActivityTime;
import io.supportcenter.events.ReceiptLine;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.events.ReservationKind;
import io.supportcenter.events.SoldReservation;
import io.supportcenter.registration.receipt.ReceiptProblem;
import io.supportcenter.registration.receipt.ReceiptProblem.Reason;
import io.supportcenter.registration.receipt.ReceiptReader;
import io.supportcenter.registration.receipt.ReceiptResult;
import io.supportcenter.registration.receipt.WrittenReceipt;
import io.supportcenter.registration.testing.Booked;
import java.time.Instant;
import java.util.List;
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
  private static final Instant BEFORE = Booked.CHECK_IN.minusSeconds(1);

  @Test
  void shouldReadWhatIsSold() {
    ReceiptResult.Valid read =
        (ReceiptResult.Valid) ReceiptReader.read(ReceiptMapper.read(RECEIPT).orElseThrow());

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

    assertThat(ReceiptMapper.toEvent(written, ReceiptMapper.Format.JSON).event()).contains(RECEIPT);
  }

  @ParameterizedTest
  @MethodSource
  void shouldNameTheFieldThatIsWrong(ReceiptLine line, String field, Reason reason) {
    ReceiptReceived receipt = ReceiptReceived.newBuilder(RECEIPT).setLines(List.of(line)).build();

    assertThat(ReceiptReader.read(ReceiptMapper.read(receipt).orElseThrow()))
        .isEqualTo(new ReceiptResult.Invalid(List.of(new ReceiptProblem(field, reason))));
  }

  static Stream<Arguments> shouldNameTheFieldThatIsWrong() {
    return Stream.of(
        wrong(s -> s.setVendorId(" "), "vendorId", Reason.BLANK),
        wrong(s -> s.setVendorId("casa:miradouro"), "vendorId", Reason.CHARACTERS),
        wrong(s -> s.setVendorId("x".repeat(65)), "vendorId", Reason.TOO_LONG),
        wrong(s -> s.setReservationNumber(""), "reservationNumber", Reason.BLANK),
        wrong(s -> s.setReservationNumber("x".repeat(65)), "reservationNumber", Reason.TOO_LONG),
        wrong(s -> s.setKind(ReservationKind.UNKNOWN), "kind", Reason.UNKNOWN_VALUE),
        wrong(s -> s.setTitle("x".repeat(201)), "title", Reason.TOO_LONG),
        wrong(s -> s.setStart(zoned("Europe/Nowhere")), "start.zone", Reason.NOT_A_ZONE),
        wrong(s -> s.setEnd(at(BEFORE)), "end.at", Reason.BEFORE_START),
        wrong(s -> s.setLatestStart(BEFORE), "latestStart", Reason.BEFORE_START),
        wrong(
            s -> s.setEnd(at(Instant.parse("2300-01-01T00:00:00Z"))),
            "end.at",
            Reason.OUT_OF_RANGE),
        wrong(s -> s.setStart(named("\u0007")), "start.place.name", Reason.CHARACTERS),
        wrong(s -> s.setEnd(country("Portugal")), "end.place.country", Reason.TOO_LONG),
        wrong(s -> s.setEnd(country("pt")), "end.place.country", Reason.CHARACTERS),
        wrong(s -> s.setEnd(position(91.0, 0.0)), "end.place.latitude", Reason.OUT_OF_RANGE),
        wrong(s -> s.setEnd(position(Double.NaN, 0.0)), "end.place.latitude", Reason.OUT_OF_RANGE),
        wrong(s -> s.setEnd(position(38.0, null)), "end.place.longitude", Reason.MISSING),
        wrongLine(l -> l.setGtin("9521202000083"), "gtin", Reason.NOT_WITH_RESERVATION),
        wrongLine(
            l -> l.setSerialNumbers(List.of("A")), "serialNumbers", Reason.NOT_WITH_RESERVATION),
        wrongLine(l -> l.setQuantity(2), "quantity", Reason.OUT_OF_RANGE));
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
    return place(SOLD.getStart(), p -> p.setName(name));
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
