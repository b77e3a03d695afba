package io.supportcenter.registration.unit;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.GeoPoint;
import io.supportcenter.kit.values.Place;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Holder;
import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.asset.WarrantyBasis;
import io.supportcenter.registration.asset.WarrantyOffer;
import io.supportcenter.registration.directory.ManufacturerPartner;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.SerialRule;
import io.supportcenter.registration.product.SerialRule.LetterCase;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.Reservation;
import io.supportcenter.registration.receipt.ReservationKind;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer.DeviceConfirmed;
import io.supportcenter.registration.unit.reading.ManufacturerQuestion;
import io.supportcenter.registration.unit.reading.ManufacturerReply;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import io.supportcenter.registration.unit.reading.Rescheduling;
import io.supportcenter.registration.unit.reading.RetailerAnswer;
import io.supportcenter.registration.unit.reading.SoldUnit;
import io.supportcenter.registration.unit.reading.TakeBack;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** One unit and what can become known of it, for tests. */
public final class Facts {
  public static final Gtin GTIN = new Gtin("09521101000078");
  public static final Gtin OTHER_GTIN = new Gtin("09521101000146");
  public static final String SERIAL = "AX70014402";
  public static final UserId DANA = new UserId("user-dana");
  public static final UserId KIM = new UserId("user-kim");
  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  public static final Instant SOLD_AT = Instant.parse("2026-11-20T23:30:00Z");
  public static final ReceiptKey SALE = new ReceiptKey("northmart", "0417-03-88121-2026-11-20");
  public static final UnitKey UNIT = new UnitKey(SALE, 1, 1);
  public static final ManufacturerPartner AURELIA =
      new ManufacturerPartner(
          "aurelia-audio", new SerialRule(LetterCase.UPPER, "[A-Z]{2}[0-9]{8}", false));

  private Facts() {}

  public static Situation receipt(String gtin, String serial) {
    ReceiptLine line =
        new ReceiptLine(
            1,
            Optional.empty(),
            Optional.ofNullable(gtin),
            Optional.of("500117"),
            Optional.of("Soundbar"),
            1,
            serial == null ? List.of() : List.of(serial),
            Optional.empty());
    return Situation.of(RegistrationFacts.of(sale(line), UNIT)).withRetailerIsPartner(true);
  }

  public static Situation receipt() {
    return receipt(GTIN.digits(), SERIAL);
  }

  /** A hotel room for three nights. */
  public static Reservation stay() {
    return new Reservation(
        "casa-miradouro",
        "CM-1",
        Optional.empty(),
        ReservationKind.LODGING,
        "Casa Miradouro",
        stayFrom(LocalDate.parse("2026-12-01")));
  }

  public static Schedule stayFrom(LocalDate day) {
    Place place =
        new Place(
            "Casa Miradouro",
            Optional.empty(),
            Optional.of("Lisbon"),
            Optional.of("PT"),
            Optional.of(new GeoPoint(38.711, -9.13)));
    ZoneId lisbon = ZoneId.of("Europe/Lisbon");
    return new Schedule(
        new ActivityTime(day.atTime(15, 0).atZone(lisbon).toInstant(), lisbon, place),
        new ActivityTime(day.plusDays(3).atTime(11, 0).atZone(lisbon).toInstant(), lisbon, place),
        Optional.empty());
  }

  public static ReceiptLine stayLine() {
    return new ReceiptLine(
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.of("H-3N"),
        Optional.of("Hotel, 3 nights"),
        1,
        List.of(),
        Optional.of(stay()));
  }

  /** A receipt that sells the stay. */
  public static Situation stayReceipt() {
    return Situation.of(RegistrationFacts.of(sale(stayLine()), UNIT)).withRetailerIsPartner(true);
  }

  /** All that is needed for the registration of the stay. */
  public static Situation stayComplete() {
    return stayReceipt()
        .withRetailer(retailer(sold(null, null)))
        .withUser(user(DANA))
        .withConsent(true);
  }

  public static Sourced<Rescheduling> rescheduling(String id, String day, int minutesAfterSale) {
    return said(
        new Rescheduling(id, stayFrom(LocalDate.parse(day)), false),
        FieldSource.VENDOR,
        minutesAfterSale);
  }

  /** All that is needed for a registration. */
  public static Situation complete() {
    return receipt()
        .withRetailer(retailer(sold(GTIN.digits(), SERIAL)))
        .withManufacturer(Optional.of(AURELIA))
        .withManufacturerReply(reply(GTIN, SERIAL, device(GTIN, SERIAL)))
        .withUser(user(DANA))
        .withConsent(true);
  }

  public static Receipt sale(ReceiptLine... lines) {
    return new Receipt(
        SALE,
        ReceiptKind.SALE,
        SOLD_AT,
        BERLIN,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(lines));
  }

  public static SoldUnit sold(String gtin, String serial) {
    return new SoldUnit(
        Optional.ofNullable(gtin),
        serial == null ? List.of() : List.of(serial),
        Optional.empty(),
        Optional.of("500117"),
        Optional.of("Soundbar"),
        SOLD_AT,
        BERLIN,
        Optional.empty());
  }

  public static Sourced<RetailerAnswer> retailer(SoldUnit unit) {
    return retailer(new RetailerAnswer.Sale(unit));
  }

  public static Sourced<RetailerAnswer> retailer(RetailerAnswer answer) {
    return said(answer, FieldSource.RETAILER, 1);
  }

  public static Sourced<ManufacturerReply> reply(
      Gtin gtin, String serial, ManufacturerAnswer answer) {
    var question = new ManufacturerQuestion(gtin, Optional.ofNullable(serial));
    return said(new ManufacturerReply(question, answer, 1), FieldSource.MANUFACTURER, 2);
  }

  /** Partners are asked twice more. */
  public static final Asking ASKING =
      new Asking(
          List.of(Duration.ofSeconds(1), Duration.ofSeconds(5)),
          List.of(Duration.ofHours(1), Duration.ofDays(1)),
          Duration.ofDays(1));

  /** The same answer, given when it was asked for so often. */
  public static Sourced<ManufacturerReply> times(Sourced<ManufacturerReply> reply, int times) {
    return reply.map(r -> new ManufacturerReply(r.question(), r.answer(), times));
  }

  public static DeviceConfirmed device(Gtin gtin, String serial) {
    return new DeviceConfirmed(
        gtin,
        "Aurelia Audio",
        "AX-700",
        Optional.of("AX-700 soundbar"),
        Optional.ofNullable(serial),
        Optional.of(LocalDate.parse("2026-08-31")),
        Optional.of(LocalDate.parse("2026-09-30")),
        Optional.of(new WarrantyOffer(WarrantyBasis.PURCHASE, Period.ofYears(2))));
  }

  public static Sourced<UserId> user(UserId user) {
    return said(user, FieldSource.RECEIPT, 3);
  }

  public static Sourced<TakeBack> takeBack(ReceiptKind kind) {
    ReceiptKey by = new ReceiptKey("northmart", "0417-03-88342-2026-11-21");
    return said(new TakeBack(by, kind), FieldSource.RECEIPT, 4);
  }

  public static Holder owner(UnitKey unit, UserId user) {
    return new Holder(RegistrationId.of(unit), user);
  }

  public static <T> Sourced<T> said(T value, FieldSource source, int minutesAfterSale) {
    return new Sourced<>(
        value, source, SOLD_AT.plusSeconds(60L * minutesAfterSale), source + "-reference");
  }
}
