package io.supportcenter.proactive.disruption.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.events.ActivityTime;
import io.supportcenter.events.Place;
import io.supportcenter.events.VendorEventKind;
import io.supportcenter.events.VendorEventOccurred;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.activity.Trips;
import io.supportcenter.proactive.disruption.VendorChange;
import io.supportcenter.proactive.disruption.VendorEvent;
import io.supportcenter.proactive.disruption.VendorEventProblem;
import io.supportcenter.proactive.disruption.VendorEventProblem.Reason;
import io.supportcenter.proactive.disruption.VendorEventResult;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VendorEventMapperTest {

  private final io.supportcenter.kit.values.ActivityTime end =
      Trips.flightToLisbon().booked().end();
  private static final Instant RECEIVED = Instant.parse("2026-11-23T12:00:01Z");

  private final ActivityTime time = ValueMapper.toEvent(end);

  @Test
  void shouldReadWhatIsRight() {
    var event = event().setSequence(3).setEnd(time).setCause("fog").setSegment(" 2 ").build();

    assertThat(VendorEventMapper.read(event, RECEIVED))
        .isEqualTo(
            new VendorEventResult.Valid(
                new VendorEvent(
                    Trips.flightToLisbon().booking(),
                    Optional.of("2"),
                    new EventVersion(3, event.getOccurredAt(), RECEIVED),
                    new VendorChange.Moved(Optional.empty(), Optional.of(end)),
                    Optional.of("fog"))));
  }

  @Test
  void shouldNameAllThatIsWrong() {
    var event =
        event()
            .setVendorId(" ")
            .setReservationNumber("9".repeat(65))
            .setSequence(-1)
            .setKind(VendorEventKind.UNKNOWN)
            .build();

    assertThat(problems(event))
        .extracting(VendorEventProblem::reason)
        .containsExactlyInAnyOrder(
            Reason.VENDOR_ID_LENGTH,
            Reason.RESERVATION_NUMBER_LENGTH,
            Reason.SEQUENCE_NEGATIVE,
            Reason.KIND_UNKNOWN);
  }

  @Test
  void shouldRefuseAMoveWithoutTimes() {
    assertThat(problems(event().build()))
        .containsExactly(new VendorEventProblem("start", Reason.TIMES_MISSING));
  }

  @Test
  void shouldRefuseADiversionToNowhere() {
    assertThat(problems(event().setKind(VendorEventKind.DIVERTED).build()))
        .containsExactly(new VendorEventProblem("end", Reason.END_MISSING));
  }

  @Test
  void shouldRefuseAZoneThatDoesNotExist() {
    ActivityTime nowhere = ActivityTime.newBuilder(time).setZone("Europe/Atlantis").build();

    assertThat(problems(event().setEnd(nowhere).build()))
        .containsExactly(new VendorEventProblem("end.zone", Reason.ZONE_UNKNOWN));
  }

  @Test
  void shouldRefuseAnEndBeforeTheStart() {
    ActivityTime earlier = ActivityTime.newBuilder(time).setAt(end.at().minusSeconds(1)).build();

    assertThat(problems(event().setStart(time).setEnd(earlier).build()))
        .containsExactly(new VendorEventProblem("end", Reason.ENDS_BEFORE_START));
  }

  @Test
  void shouldRefuseTimesThatCannotBe() {
    ActivityTime never =
        ActivityTime.newBuilder(time).setAt(Instant.ofEpochMilli(Long.MAX_VALUE)).build();
    var event = event().setOccurredAt(Instant.ofEpochMilli(Long.MIN_VALUE)).setEnd(never).build();

    assertThat(problems(event))
        .containsExactly(
            new VendorEventProblem("occurredAt", Reason.TIME_IMPOSSIBLE),
            new VendorEventProblem("end.at", Reason.TIME_IMPOSSIBLE));
  }

  @Test
  void shouldRefuseControlCharactersInWhatIsCompared() {
    Place odd = Place.newBuilder(time.getPlace()).setCode("L\u0000S").build();
    var event =
        event()
            .setVendorId("air\u0000line")
            .setReservationNumber("Q\u0000")
            .setEnd(ActivityTime.newBuilder(time).setPlace(odd).build())
            .build();

    assertThat(problems(event))
        .containsExactly(
            new VendorEventProblem("vendorId", Reason.CHARACTERS),
            new VendorEventProblem("reservationNumber", Reason.CHARACTERS),
            new VendorEventProblem("end.place.code", Reason.CHARACTERS));
  }

  @Test
  void shouldShortenWhatIsOnlyShown() {
    Place place =
        Place.newBuilder(time.getPlace()).setName("Lis\u0000bon\n" + "x".repeat(300)).build();
    var event =
        event()
            .setEnd(ActivityTime.newBuilder(time).setPlace(place).build())
            .setCause("fog,\nthen ice" + "x".repeat(300))
            .build();

    VendorEvent read = ((VendorEventResult.Valid) VendorEventMapper.read(event, RECEIVED)).event();

    assertThat(read.cause())
        .hasValueSatisfying(cause -> assertThat(cause).startsWith("fog, then icex").hasSize(300));
    assertThat(((VendorChange.Moved) read.change()).end())
        .hasValueSatisfying(
            end -> assertThat(end.place().name()).startsWith("Lis bon x").hasSize(200));
  }

  @Test
  void shouldTakeAPlaceholderForNoNumber() {
    assertThat(problems(event().setEnd(time).setReservationNumber("N/A").build()))
        .containsExactly(new VendorEventProblem("reservationNumber", Reason.PLACEHOLDER));
  }

  @Test
  void shouldCompareBookingCodesHoweverTheyAreWritten() {
    assertThat(new BookingKey(" meridian-air", " ma-7k2qx "))
        .isEqualTo(new BookingKey("meridian-air", "MA-7K2QX"))
        .hasSameHashCodeAs(new BookingKey("meridian-air", "MA-7K2QX"));
    assertThat(new BookingKey("meridian-air", "ma-7k2qx").reservationNumber())
        .isEqualTo("ma-7k2qx");
  }

  private static java.util.List<VendorEventProblem> problems(VendorEventOccurred event) {
    return ((VendorEventResult.Invalid) VendorEventMapper.read(event, RECEIVED)).problems();
  }

  private static VendorEventOccurred.Builder event() {
    return VendorEventOccurred.newBuilder()
        .setVendorId(Trips.flightToLisbon().booking().vendorId())
        .setReservationNumber(Trips.flightToLisbon().booking().reservationNumber())
        .setKind(VendorEventKind.MOVED)
        .setOccurredAt(Instant.parse("2026-11-23T12:00:00Z"));
  }
}
