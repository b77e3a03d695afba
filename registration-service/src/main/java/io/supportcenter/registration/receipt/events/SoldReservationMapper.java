package io.supportcenter.registration.receipt.events;

import io.supportcenter.events.ActivityTime;
import io.supportcenter.events.Place;
import io.supportcenter.events.ReceiptLine;
import io.supportcenter.events.SoldReservation;
import io.supportcenter.registration.receipt.ReceiptProblem.Reason;
import io.supportcenter.registration.receipt.Reservation;
import io.supportcenter.registration.receipt.ReservationKind;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the reservation of a receipt's line, naming all that is wrong with it. */
final class SoldReservationMapper {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final int NAME_MAX = 200;

  private final ReceiptLine line;
  private final SoldReservation sold;
  private final String field;
  private final ProblemList problems;

  private SoldReservationMapper(
      ReceiptLine line, SoldReservation sold, String field, ProblemList problems) {
    this.line = line;
    this.sold = sold;
    this.field = field;
    this.problems = problems;
  }

  /**
   * @param field the line's path
   * @return empty when the line sells none, or something is wrong with the receipt
   */
  static Optional<Reservation> read(ReceiptLine line, String field, ProblemList problems) {
    return Optional.ofNullable(line.getReservation())
        .flatMap(sold -> new SoldReservationMapper(line, sold, field, problems).read());
  }

  private Optional<Reservation> read() {
    checkNoDevice();
    problems.checkKey(in("vendorId"), sold.getVendorId(), Reservation.VENDOR_ID, 64);
    problems.checkKey(in("reservationNumber"), sold.getReservationNumber(), Reservation.NUMBER, 64);
    Optional<ReservationKind> kind = ReservationMapper.kind(sold.getKind());
    if (kind.isEmpty()) {
      problems.add(in("kind"), Reason.UNKNOWN_VALUE);
    }
    String title = problems.checkText(in("title"), sold.getTitle(), NAME_MAX);
    checkTime(in("start"), sold.getStart());
    checkTime(in("end"), sold.getEnd());
    checkNotBeforeStart(in("end.at"), sold.getEnd().getAt());
    if (sold.getLatestStart() != null) {
      problems.checkInstant(in("latestStart"), sold.getLatestStart());
      checkNotBeforeStart(in("latestStart"), sold.getLatestStart());
    }
    return problems.isEmpty()
        ? Optional.of(
            new Reservation(
                sold.getVendorId().strip(),
                sold.getReservationNumber().strip(),
                kind.orElseThrow(),
                title,
                ReservationMapper.schedule(sold.getStart(), sold.getEnd(), sold.getLatestStart())))
        : Optional.empty();
  }

  private void checkNoDevice() {
    if (line.getGtin() != null) {
      problems.add(field + ".gtin", Reason.NOT_WITH_RESERVATION);
    }
    if (!line.getSerialNumbers().isEmpty()) {
      problems.add(field + ".serialNumbers", Reason.NOT_WITH_RESERVATION);
    }
    problems.checkRange(field + ".quantity", line.getQuantity(), 1, 1);
  }

  private void checkTime(String name, ActivityTime time) {
    problems.checkInstant(name + ".at", time.getAt());
    problems.checkZone(name + ".zone", time.getZone());
    checkPlace(name + ".place", time.getPlace());
  }

  private void checkNotBeforeStart(String name, Instant at) {
    if (at.isBefore(sold.getStart().getAt())) {
      problems.add(name, Reason.BEFORE_START);
    }
  }

  private void checkPlace(String name, Place place) {
    problems.checkText(name + ".name", place.getName(), NAME_MAX);
    problems.checkOptionalText(name + ".code", place.getCode(), 16);
    problems.checkOptionalText(name + ".city", place.getCity(), NAME_MAX);
    if (place.getCountry() != null) {
      problems.checkKey(name + ".country", place.getCountry(), COUNTRY, 2);
    }
    checkDegrees(name + ".latitude", place.getLatitude(), place.getLongitude(), 90);
    checkDegrees(name + ".longitude", place.getLongitude(), place.getLatitude(), 180);
  }

  /** One of both is no position. */
  private void checkDegrees(String name, Double degrees, Double other, double max) {
    if (degrees == null && other != null) {
      problems.add(name, Reason.MISSING);
    }
    if (degrees != null && !(Math.abs(degrees) <= max)) {
      problems.add(name, Reason.OUT_OF_RANGE);
    }
  }

  private String in(String name) {
    return field + ".reservation." + name;
  }
}
