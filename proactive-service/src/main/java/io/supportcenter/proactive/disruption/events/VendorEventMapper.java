package io.supportcenter.proactive.disruption.events;

import io.supportcenter.events.Place;
import io.supportcenter.events.VendorEventKind;
import io.supportcenter.events.VendorEventOccurred;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.DecorativeText;
import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.kit.values.Placeholder;
import io.supportcenter.kit.values.Text;
import io.supportcenter.kit.values.Times;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.disruption.VendorChange;
import io.supportcenter.proactive.disruption.VendorEvent;
import io.supportcenter.proactive.disruption.VendorEventProblem;
import io.supportcenter.proactive.disruption.VendorEventProblem.Reason;
import io.supportcenter.proactive.disruption.VendorEventResult;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Reads vendors' events. Vendors are outside parties, so everything is checked. */
public final class VendorEventMapper {

  private static final int CAUSE_LENGTH_MAX = 300;
  private static final int PLACE_CODE_LENGTH_MAX = 200;

  private final VendorEventOccurred event;
  private final Instant receivedAt;
  private final List<VendorEventProblem> problems = new ArrayList<>();

  private VendorEventMapper(VendorEventOccurred event, Instant receivedAt) {
    this.event = event;
    this.receivedAt = receivedAt;
  }

  /**
   * @param receivedAt timestamp of the record
   */
  public static VendorEventResult read(SpecificRecord event, Instant receivedAt) {
    return new VendorEventMapper((VendorEventOccurred) event, receivedAt).read();
  }

  /** The vendor in whose name it is. */
  public static Optional<String> vendor(SpecificRecord event) {
    return Optional.of(Text.stripped(((VendorEventOccurred) event).getVendorId()));
  }

  /** As the vendor wrote it. */
  public static String reservationNumber(SpecificRecord event) {
    return ((VendorEventOccurred) event).getReservationNumber();
  }

  private VendorEventResult read() {
    String vendor = Text.stripped(event.getVendorId());
    String number = Text.stripped(event.getReservationNumber());
    check(fits(vendor), "vendorId", Reason.VENDOR_ID_LENGTH);
    check(fits(number), "reservationNumber", Reason.RESERVATION_NUMBER_LENGTH);
    check(event.getSequence() >= 0, "sequence", Reason.SEQUENCE_NEGATIVE);
    check(Text.isPlain(vendor), "vendorId", Reason.CHARACTERS);
    check(Text.isPlain(number), "reservationNumber", Reason.CHARACTERS);
    check(number.isEmpty() || !Placeholder.isOne(number), "reservationNumber", Reason.PLACEHOLDER);
    checkInstant("occurredAt", event.getOccurredAt());
    Optional<ActivityTime> start = time("start", event.getStart());
    Optional<ActivityTime> end = time("end", event.getEnd());
    checkTimes(start, end);
    return problems.isEmpty()
        ? new VendorEventResult.Valid(valid(start, end))
        : new VendorEventResult.Invalid(List.copyOf(problems));
  }

  private void checkTimes(Optional<ActivityTime> start, Optional<ActivityTime> end) {
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

  private VendorEvent valid(Optional<ActivityTime> start, Optional<ActivityTime> end) {
    VendorChange change =
        switch (event.getKind()) {
          case CANCELLED -> new VendorChange.Cancelled(start);
          case DIVERTED -> new VendorChange.Diverted(start, end.orElseThrow());
          case MOVED -> new VendorChange.Moved(start, end);
          case UNKNOWN -> throw new IllegalStateException("refused before");
        };
    return new VendorEvent(
        new BookingKey(event.getVendorId(), event.getReservationNumber()),
        DecorativeText.of(event.getSegment(), BookingKey.LENGTH_MAX),
        new EventVersion(event.getSequence(), event.getOccurredAt(), receivedAt),
        change,
        DecorativeText.of(event.getCause(), CAUSE_LENGTH_MAX));
  }

  private Optional<ActivityTime> time(String field, io.supportcenter.events.ActivityTime time) {
    if (time == null) {
      return Optional.empty();
    }
    checkInstant(field + ".at", time.getAt());
    Place place = time.getPlace();
    int before = problems.size();
    checkPlaceCode(field + ".place.code", place.getCode());
    checkPlaceCode(field + ".place.country", place.getCountry());
    return problems.size() == before ? read(field, time) : Optional.empty();
  }

  private Optional<ActivityTime> read(String field, io.supportcenter.events.ActivityTime time) {
    try {
      return Optional.of(ValueMapper.activityTime(time));
    } catch (DateTimeException e) {
      check(false, field + ".zone", Reason.ZONE_UNKNOWN);
    } catch (IllegalArgumentException e) {
      check(false, field + ".place", Reason.POSITION_IMPOSSIBLE);
    }
    return Optional.empty();
  }

  private void checkPlaceCode(String field, String text) {
    boolean right = text == null || (text.length() <= PLACE_CODE_LENGTH_MAX && Text.isPlain(text));
    check(right, field, Reason.CHARACTERS);
  }

  private void checkInstant(String field, Instant at) {
    check(Times.isOfEvent(at), field, Reason.TIME_IMPOSSIBLE);
  }

  private void check(boolean right, String field, Reason reason) {
    if (!right) {
      problems.add(new VendorEventProblem(field, reason));
    }
  }

  private static boolean fits(String id) {
    return !id.isBlank() && id.length() <= BookingKey.LENGTH_MAX;
  }
}
