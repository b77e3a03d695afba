package io.supportcenter.registration.receipt;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.DecorativeText;
import io.supportcenter.kit.values.GeoPoint;
import io.supportcenter.kit.values.Place;
import io.supportcenter.kit.values.Placeholder;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.kit.values.Text;
import io.supportcenter.registration.receipt.ReceiptProblem.Reason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the reservation of a receipt's line, naming all that is wrong with it. */
final class SoldReservationReader {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final int NAME_MAX = Place.LENGTH_MAX;

  private final WrittenReceipt.Line line;
  private final WrittenReservation sold;
  private final String field;
  private final ProblemList problems;

  private SoldReservationReader(
      WrittenReceipt.Line line, WrittenReservation sold, String field, ProblemList problems) {
    this.line = line;
    this.sold = sold;
    this.field = field;
    this.problems = problems;
  }

  /**
   * @param field the line's path
   * @return empty when the line sells none, or something is wrong with the receipt
   */
  static Optional<Reservation> read(WrittenReceipt.Line line, String field, ProblemList problems) {
    return line.reservation()
        .flatMap(sold -> new SoldReservationReader(line, sold, field, problems).read());
  }

  private Optional<Reservation> read() {
    checkNoDevice();
    problems.checkKey(in("vendorId"), sold.vendorId(), Reservation.VENDOR_ID, 64);
    problems.checkKey(in("reservationNumber"), sold.number(), Reservation.NUMBER, 64);
    Optional<ReservationKind> kind = sold.kind();
    if (kind.isEmpty()) {
      problems.add(in("kind"), Reason.UNKNOWN_VALUE);
    }
    Optional<String> segment =
        problems.checkOptionalName(in("segment"), sold.segment(), Reservation.SEGMENT_MAX);
    checkTime(in("start"), sold.start());
    checkTime(in("end"), sold.end());
    checkNotBeforeStart(in("end.at"), sold.end().at());
    if (sold.latestStart() != null) {
      problems.checkInstant(in("latestStart"), sold.latestStart());
      checkNotBeforeStart(in("latestStart"), sold.latestStart());
    }
    return problems.isEmpty()
        ? Optional.of(
            new Reservation(
                sold.vendorId().strip(),
                sold.number().strip(),
                segment,
                kind.orElseThrow(),
                DecorativeText.of(sold.title(), NAME_MAX).orElse(sold.number().strip()),
                new Schedule(
                    time(sold.start()), time(sold.end()), Optional.ofNullable(sold.latestStart()))))
        : Optional.empty();
  }

  private void checkNoDevice() {
    if (Placeholder.value(line.gtin()).isPresent()) {
      problems.add(field + ".gtin", Reason.NOT_WITH_RESERVATION);
    }
    if (!line.serialNumbers().stream().allMatch(Placeholder::isOne)) {
      problems.add(field + ".serialNumbers", Reason.NOT_WITH_RESERVATION);
    }
    problems.checkRange(field + ".quantity", line.quantity(), 1, 1);
  }

  private void checkTime(String name, WrittenReservation.Time time) {
    problems.checkInstant(name + ".at", time.at());
    problems.checkZone(name + ".zone", time.zone());
    checkPlace(name + ".place", time.place());
  }

  private void checkNotBeforeStart(String name, Instant at) {
    if (at.isBefore(sold.start().at())) {
      problems.add(name, Reason.BEFORE_START);
    }
  }

  private void checkPlace(String name, WrittenReservation.Place place) {
    problems.checkOptionalText(name + ".code", place.code(), 16);
    code(place.country())
        .ifPresent(country -> problems.checkKey(name + ".country", country, COUNTRY, 2));
    checkDegrees(name + ".latitude", place.latitude(), place.longitude(), 90);
    checkDegrees(name + ".longitude", place.longitude(), place.latitude(), 180);
  }

  /** Latitude and longitude come together or not at all. */
  private void checkDegrees(String name, Double degrees, Double other, double max) {
    if (degrees == null && other != null) {
      problems.add(name, Reason.MISSING);
    }
    if (degrees != null && !(Math.abs(degrees) <= max)) {
      problems.add(name, Reason.OUT_OF_RANGE);
    }
  }

  private static ActivityTime time(WrittenReservation.Time time) {
    WrittenReservation.Place place = time.place();
    return new ActivityTime(
        time.at(),
        ZoneId.of(time.zone().strip()),
        new Place(
            DecorativeText.of(place.name(), NAME_MAX).orElse(""),
            code(place.code()),
            DecorativeText.of(place.city(), NAME_MAX),
            code(place.country()),
            Optional.ofNullable(place.latitude())
                .map(latitude -> new GeoPoint(latitude, place.longitude()))));
  }

  private static Optional<String> code(String text) {
    return Placeholder.value(text).map(Text::code);
  }

  private String in(String name) {
    return field + ".reservation." + name;
  }
}
