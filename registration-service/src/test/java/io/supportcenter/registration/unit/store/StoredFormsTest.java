package io.supportcenter.registration.unit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.GeoPoint;
import io.supportcenter.kit.values.Place;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Item;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.asset.WarrantyBasis;
import io.supportcenter.registration.asset.WarrantyOffer;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.Reservation;
import io.supportcenter.registration.receipt.ReservationKind;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.unit.RegistrationState;
import io.supportcenter.registration.unit.RejectionReason;
import io.supportcenter.registration.unit.reading.Contradiction;
import io.supportcenter.registration.unit.reading.Disposition;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer.DeviceConfirmed;
import io.supportcenter.registration.unit.reading.ManufacturerQuestion;
import io.supportcenter.registration.unit.reading.ManufacturerReply;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import io.supportcenter.registration.unit.reading.Rescheduling;
import io.supportcenter.registration.unit.reading.RetailerAnswer;
import io.supportcenter.registration.unit.reading.Settlement;
import io.supportcenter.registration.unit.reading.SoldUnit;
import io.supportcenter.registration.unit.reading.TakeBack;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredFormsTest {

  private static final Gtin TABLET = new Gtin("09521202000083");
  private static final Instant AT = Instant.parse("2026-11-20T15:42:07.123Z");

  @Test
  void shouldReadBackAllFacts() {
    RegistrationFacts facts =
        new RegistrationFacts(
            new UnitKey(new ReceiptKey("northmart", "0417-03-1"), 1, 2),
            sourced(soldUnit()),
            false,
            Optional.of(sourced(new RetailerAnswer.Sale(soldUnit()))),
            Optional.empty(),
            List.of(
                sourced(
                    new ManufacturerReply(
                        new ManufacturerQuestion(TABLET, Optional.of("K8a")), confirmed(), 2))),
            Optional.of(sourced("K8a")),
            1,
            List.of(
                sourced(
                    new Settlement(
                        Contradiction.Field.GTIN, FieldSource.RETAILER, TABLET.digits()))),
            Optional.of(sourced(new UserId("user-1"))),
            Optional.of(FieldSource.RETAILER),
            Optional.of(
                sourced(new TakeBack(new ReceiptKey("northmart", "R-1"), ReceiptKind.RETURN))),
            Optional.of(sourced(Disposition.STOLEN)),
            Optional.of(sourced(new Rescheduling("1", schedule(), true))));

    assertThat(DomainJson.read(DomainJson.write(facts), RegistrationFacts.class)).isEqualTo(facts);
  }

  @ParameterizedTest
  @MethodSource
  void shouldReadBackEveryKindOfAnswer(Answers answers) {
    assertThat(DomainJson.read(DomainJson.write(answers), Answers.class)).isEqualTo(answers);
  }

  static Stream<Answers> shouldReadBackEveryKindOfAnswer() {
    return Stream.of(
        new Answers(confirmed(), new RetailerAnswer.Unknown(3)),
        new Answers(new ManufacturerAnswer.UnknownGtin(), new RetailerAnswer.OtherLines()),
        new Answers(
            new ManufacturerAnswer.Unanswered("answered 200"),
            new RetailerAnswer.Unanswered(2, "no connection")),
        new Answers(
            new ManufacturerAnswer.SerialOtherProduct(Optional.of(TABLET), Optional.empty()),
            new RetailerAnswer.Denied()));
  }

  /** One answer of each. */
  record Answers(ManufacturerAnswer manufacturer, RetailerAnswer retailer) {}

  @Test
  void shouldReadBackStates() {
    assertReadBack(new RegistrationState.Rejected(RejectionReason.CHECK_DIGIT));
    assertReadBack(
        new RegistrationState.Conflict(
            List.of(
                new Contradiction(Contradiction.Field.GTIN, List.of(sourced("1"), sourced("2"))))));
    assertReadBack(
        new RegistrationState.PendingPartner(
            RegistrationState.PendingPartner.Partner.MANUFACTURER,
            Optional.of(TABLET),
            Optional.of(
                new RegistrationState.PendingPartner.Asked(3, "answered 404, without a code"))));
    assertReadBack(new RegistrationState.OutOfScope(Optional.empty()));
  }

  private static void assertReadBack(RegistrationState state) {
    assertThat(DomainJson.read(DomainJson.write(state), RegistrationState.class)).isEqualTo(state);
  }

  @Test
  void shouldReadBackAReservationInAnyPlace() {
    Reservation reservation =
        new Reservation(
            "casa", "CM-1", Optional.of("2"), ReservationKind.LODGING, "Casa", schedule());
    ReservationRecord record =
        new ReservationRecord(reservation, reservation.leg(), false, AT, List.of());
    ReceiptLine line =
        new ReceiptLine(
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1,
            List.of(),
            Optional.of(reservation));

    assertReadBack(new RegistrationState.Registered(new UserId("user-1"), record));
    assertThat(DomainJson.read(DomainJson.write(record), Item.class)).isEqualTo(record);
    assertThat(DomainJson.read(DomainJson.write(line), ReceiptLine.class)).isEqualTo(line);
  }

  /** A receipt that is delivered twice must have the same content both times. */
  @Test
  void shouldWriteTheSameContentEveryTime() {
    ReceiptLine line =
        new ReceiptLine(
            1,
            Optional.empty(),
            Optional.of("9521202000083"),
            Optional.empty(),
            Optional.empty(),
            1,
            List.of("K8a"),
            Optional.empty());
    String written = DomainJson.write(line);

    assertThat(DomainJson.write(DomainJson.read(written, ReceiptLine.class))).isEqualTo(written);
  }

  private static Schedule schedule() {
    ZoneId lisbon = ZoneId.of("Europe/Lisbon");
    Place place =
        new Place(
            "Casa",
            Optional.of("LIS"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new GeoPoint(38.7, -9.1)));
    return new Schedule(
        new ActivityTime(AT, lisbon, place),
        new ActivityTime(AT.plusSeconds(60), lisbon, place),
        Optional.of(AT.plusSeconds(30)));
  }

  private static DeviceConfirmed confirmed() {
    return new DeviceConfirmed(
        TABLET,
        "Kestrel Mobile",
        "K8",
        Optional.of("Kestrel K8 tablet"),
        Optional.of("K8a"),
        Optional.of(LocalDate.of(2026, 6, 30)),
        Optional.empty(),
        Optional.of(new WarrantyOffer(WarrantyBasis.PURCHASE, Period.ofMonths(18))));
  }

  private static SoldUnit soldUnit() {
    return new SoldUnit(
        Optional.of("9521202000083"),
        List.of("K8a", "K8b"),
        Optional.of("kestrel-mobile"),
        Optional.of("500118"),
        Optional.of("Kestrel K8 tablet"),
        AT,
        ZoneId.of("Europe/Berlin"),
        Optional.empty());
  }

  private static <T> Sourced<T> sourced(T value) {
    return new Sourced<>(value, FieldSource.RECEIPT, AT, "northmart:0417-03-1");
  }
}
