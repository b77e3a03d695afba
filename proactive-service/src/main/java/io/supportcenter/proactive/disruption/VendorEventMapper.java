package io.supportcenter.proactive.disruption;

import io.supportcenter.events.ActivityTime;
import io.supportcenter.events.Place;
import io.supportcenter.events.VendorEventKind;
import io.supportcenter.events.VendorEventOccurred;
import io.supportcenter.proactive.Texts;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.activity.Moment;
import io.supportcenter.proactive.activity.ReservationMapper;
import io.supportcenter.proactive.disruption.VendorEventProblem.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads vendors' events; vendors are outside, so nothing is taken for granted. */
public final class VendorEventMapper {

  private static final int CAUSE_LENGTH_MAX = 300;
  private static final int ID_LENGTH_MAX = 64;
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final VendorEventOccurred event;
  private final List<VendorEventProblem> problems = new ArrayList<>();

  private VendorEventMapper(VendorEventOccurred event) {
    this.event = event;
  }

  public static VendorEventResult read(VendorEventOccurred event) {
    return new VendorEventMapper(event).read();
  }

  private VendorEventResult read() {
    check(fits(event.getVendorId()), "vendorId", Reason.VENDOR_ID_LENGTH);
    check(
        fits(event.getReservationNumber()), "reservationNumber", Reason.RESERVATION_NUMBER_LENGTH);
    check(event.getSequence() >= 0, "sequence", Reason.SEQUENCE_NEGATIVE);
    check(
        event.getCause() == null || event.getCause().length() <= CAUSE_LENGTH_MAX,
        "cause",
        Reason.CAUSE_TOO_LONG);
    checkText("vendorId", event.getVendorId());
    checkText("reservationNumber", event.getReservationNumber());
    checkText("cause", event.getCause());
    checkInstant("occurredAt", event.getOccurredAt());
    Optional<Moment> start = moment("start", event.getStart());
    Optional<Moment> end = moment("end", event.getEnd());
    checkTimes(start, end);
    return problems.isEmpty()
        ? new VendorEventResult.Valid(valid(start, end))
        : new VendorEventResult.Invalid(List.copyOf(problems));
  }

  private void checkTimes(Optional<Moment> start, Optional<Moment> end) {
    VendorEventKind kind = event.getKind();
    check(kind != VendorEventKind.UNKNOWN, "kind", Reason.KIND_UNKNOWN);
    check(
        kind != VendorEventKind.MOVED || event.getStart() != null || event.getEnd() != null,
        "start",
        Reason.TIMES_MISSING);
    check(kind != VendorEventKind.DIVERTED || event.getEnd() != null, "end", Reason.END_MISSING);
    check(
        start.isEmpty() || end.isEmpty() || !end.get().at().isBefore(start.get().at()),
        "end",
        Reason.ENDS_BEFORE_START);
  }

  private VendorEvent valid(Optional<Moment> start, Optional<Moment> end) {
    VendorChange change =
        switch (event.getKind()) {
          case CANCELLED -> new VendorChange.Cancelled();
          case DIVERTED -> new VendorChange.Diverted(start, end.orElseThrow());
          case MOVED -> new VendorChange.Moved(start, end);
          case UNKNOWN -> throw new IllegalStateException("refused before");
        };
    return new VendorEvent(
        new BookingKey(event.getVendorId(), event.getReservationNumber()),
        new EventVersion(event.getSequence(), event.getOccurredAt()),
        change,
        Optional.ofNullable(event.getCause()));
  }

  private Optional<Moment> moment(String field, ActivityTime time) {
    if (time == null) {
      return Optional.empty();
    }
    checkInstant(field + ".at", time.getAt());
    checkPlace(field + ".place", time.getPlace());
    try {
      return Optional.of(ReservationMapper.moment(time));
    } catch (DateTimeException e) {
      check(false, field + ".zone", Reason.ZONE_UNKNOWN);
    } catch (IllegalArgumentException e) {
      check(false, field + ".place", Reason.POSITION_IMPOSSIBLE);
    }
    return Optional.empty();
  }

  private void checkPlace(String field, Place place) {
    checkText(field + ".name", place.getName());
    checkText(field + ".code", place.getCode());
    checkText(field + ".city", place.getCity());
    checkText(field + ".country", place.getCountry());
  }

  private void checkInstant(String field, Instant at) {
    check(!at.isBefore(EARLIEST) && !at.isAfter(LATEST), field, Reason.TIME_IMPOSSIBLE);
  }

  private void checkText(String field, String text) {
    check(text == null || Texts.isPrintable(text), field, Reason.CHARACTERS);
  }

  private void check(boolean right, String field, Reason reason) {
    if (!right) {
      problems.add(new VendorEventProblem(field, reason));
    }
  }

  private static boolean fits(String id) {
    return !id.isBlank() && id.length() <= ID_LENGTH_MAX;
  }
}
