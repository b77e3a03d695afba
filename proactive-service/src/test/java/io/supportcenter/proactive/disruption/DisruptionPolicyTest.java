package io.supportcenter.proactive.disruption;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityStatus;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.activity.Trips;
import io.supportcenter.proactive.disruption.DisruptionDecision.Announce;
import io.supportcenter.proactive.disruption.DisruptionDecision.Ignore;
import io.supportcenter.proactive.disruption.DisruptionDecision.Note;
import io.supportcenter.proactive.relation.Danger;
import io.supportcenter.proactive.relation.DangerPolicy;
import io.supportcenter.proactive.relation.Itinerary;
import io.supportcenter.proactive.relation.RelationEngine;
import io.supportcenter.proactive.relation.RelationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisruptionPolicyTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final DangerPolicy dangers = new DangerPolicy(RelationPolicy.CURRENT);
  private final DisruptionPolicy policy = new DisruptionPolicy(dangers);
  private final Activity flight = Trips.flightToLisbon();
  private final Activity hotel = Trips.hotelInLisbon();

  @Test
  void shouldTellTheCustomerEvenWhenNothingElseIsAffected() {
    Announce announce = (Announce) decide(Optional.empty(), 1, Duration.ofMinutes(40));

    assertThat(severity(announce)).isEqualTo(Severity.DELAY);
    assertThat(title(announce)).isEqualTo("flight is delayed by 40 min");
    assertThat(dangers(announce)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, INFO",
    "14, INFO",
    "15, DELAY",
    "-15, DELAY",
    "290, DELAY",
    "291, CONNECTION_AT_RISK",
    "350, CONNECTION_AT_RISK",
    "351, MISSED"
  })
  void shouldSayHowBadItIs(int minutesLate, Severity severity) {
    Announce announce = (Announce) decide(Optional.empty(), 1, Duration.ofMinutes(minutesLate));

    assertThat(severity(announce)).isEqualTo(severity);
  }

  @Test
  void shouldSayThatItIsCancelled() {
    assertThat(
            severity((Announce) decide(Optional.empty(), event(1, new VendorChange.Cancelled()))))
        .isEqualTo(Severity.CANCELLED);
  }

  @Test
  void shouldSayThatItIsDiverted() {
    ActivityTime porto = Trips.moment(Trips.LISBON_ZONE, Trips.OPORTO, "2026-11-23T18:30");

    Announce announce =
        (Announce)
            decide(Optional.empty(), event(1, new VendorChange.Diverted(Optional.empty(), porto)));

    assertThat(severity(announce)).isEqualTo(Severity.DIVERTED);
    assertThat(dangers(announce)).containsOnlyKeys(hotel.id());
  }

  @Test
  void shouldIgnoreWhatIsOlderThanOrAsOldAsWhatIsKnown() {
    Optional<Disruption> known = known(decide(Optional.empty(), 5, Duration.ofHours(8)));

    assertThat(decide(known, 4, Duration.ofHours(1))).isEqualTo(new Ignore(Ignore.Reason.STALE));
    assertThat(decide(known, 5, Duration.ofHours(1))).isEqualTo(new Ignore(Ignore.Reason.STALE));
    assertThat(decide(known, 6, Duration.ofHours(1))).isInstanceOf(Announce.class);
  }

  @Test
  void shouldNotTellAgainWhileTheDelayMovesByNoMoreThanTwoMinutes() {
    Optional<Disruption> told = known(decide(Optional.empty(), 1, Duration.ofMinutes(60)));

    assertThat(decide(told, 2, Duration.ofMinutes(62))).isInstanceOf(Note.class);
    assertThat(decide(told, 2, Duration.ofMinutes(58))).isInstanceOf(Note.class);
    assertThat(decide(told, 2, Duration.ofMinutes(63))).isInstanceOf(Announce.class);
  }

  @Test
  void shouldMeasureFromWhatWasToldLastNotFromTheLastEvent() {
    Optional<Disruption> state = known(decide(Optional.empty(), 1, Duration.ofMinutes(60)));
    state = known(decide(state, 2, Duration.ofMinutes(62)));

    assertThat(decide(state, 3, Duration.ofMinutes(64))).isInstanceOf(Announce.class);
  }

  @Test
  void shouldTellAgainWhenItGotWorseWithinTwoMinutes() {
    Optional<Disruption> told = known(decide(Optional.empty(), 1, Duration.ofMinutes(290)));

    assertThat(decide(told, 2, Duration.ofMinutes(291))).isInstanceOf(Announce.class);
  }

  @Test
  void shouldTellThatItIsOnTimeAgain() {
    Optional<Disruption> told = known(decide(Optional.empty(), 1, Duration.ofHours(8)));

    Announce announce = (Announce) decide(told, 2, Duration.ZERO);

    assertThat(announce.activity().status()).isEqualTo(new ActivityStatus.AsBooked());
    assertThat(severity(announce)).isEqualTo(Severity.INFO);
    assertThat(dangers(announce)).isEmpty();
  }

  @Test
  void shouldNotTellThatEverythingIsAsBookedWhenNothingWasToldBefore() {
    assertThat(decide(Optional.empty(), 1, Duration.ZERO)).isInstanceOf(Note.class);
  }

  @Test
  void shouldMoveTheBookedEndAlongWithAStartAfterIt() {
    ActivityTime start = Trips.shifted(flight.booked().start(), Duration.ofDays(1));
    VendorChange change = new VendorChange.Moved(Optional.of(start), Optional.empty());

    Announce announce = (Announce) decide(Optional.empty(), event(1, change));

    assertThat(announce.activity().expected())
        .isEqualTo(Trips.shifted(flight.booked(), Duration.ofDays(1)));
    assertThat(title(announce)).isEqualTo("flight is delayed by 24 h");
  }

  @Test
  void shouldMoveTheBookedStartAlongWithAnEndBeforeIt() {
    ActivityTime end = Trips.shifted(flight.booked().end(), Duration.ofHours(-5));
    VendorChange change = new VendorChange.Moved(Optional.empty(), Optional.of(end));

    Announce announce = (Announce) decide(Optional.empty(), event(1, change));

    assertThat(announce.activity().expected())
        .isEqualTo(Trips.shifted(flight.booked(), Duration.ofHours(-5)));
  }

  /** A stay whose check-in is later does not end later. */
  @Test
  void shouldLeaveTheEndOfAStayWhereItIs() {
    ActivityTime start = Trips.shifted(hotel.booked().start(), Duration.ofHours(3));

    assertThat(
            new VendorChange.Moved(Optional.of(start), Optional.empty())
                .status(hotel, RelationPolicy.CURRENT))
        .isEqualTo(new ActivityStatus.Moved(new Schedule(start, hotel.booked().end())));
  }

  @ParameterizedTest
  @CsvSource({
    "-60, 5, starts 1 h earlier and ends 5 min later",
    "-90, 119, starts 1 h 30 min earlier and ends 1 h 59 min later",
    "-90, -90, is 1 h 30 min earlier",
    "30, 20, starts 30 min later and ends 20 min later",
    "0, 20, is delayed by 20 min",
    "0, -20, ends 20 min earlier",
    "10, 0, starts 10 min later"
  })
  void shouldSayWhatMoved(int start, int end, String words) {
    VendorChange change =
        new VendorChange.Moved(
            Optional.of(Trips.shifted(flight.booked().start(), Duration.ofMinutes(start))),
            Optional.of(Trips.shifted(flight.booked().end(), Duration.ofMinutes(end))));

    assertThat(title((Announce) decide(Optional.empty(), event(1, change))))
        .isEqualTo("flight " + words);
  }

  @Test
  void shouldTellAgainWhenItIsDivertedToYetAnotherPlace() {
    ActivityTime porto = Trips.moment(Trips.LISBON_ZONE, Trips.OPORTO, "2026-11-23T18:30");
    ActivityTime hotelDoor = new ActivityTime(porto.at(), porto.zone(), Trips.HOTEL_LISBON);
    Optional<Disruption> told = known(decide(Optional.empty(), diverted(1, porto)));

    assertThat(decide(told, diverted(2, porto))).isInstanceOf(Note.class);
    assertThat(decide(told, diverted(2, hotelDoor)))
        .isInstanceOfSatisfying(
            Announce.class,
            announce ->
                assertThat(announce.activity().expected().end().place())
                    .isEqualTo(Trips.HOTEL_LISBON));
  }

  @Test
  void shouldEndWithTheNewestInWhateverOrderEventsCome() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      List<Integer> sequences = random.ints(1, 10).distinct().limit(5).boxed().toList();
      Optional<Disruption> state = Optional.empty();
      Activity expected = flight;
      for (int sequence : sequences) {
        DisruptionDecision decision = decide(state, sequence, Duration.ofMinutes(20L * sequence));
        state = decision instanceof Ignore ? state : known(decision);
        expected = expected(decision, expected);
      }
      long newest = sequences.stream().mapToInt(Integer::intValue).max().orElseThrow();
      assertThat(state.orElseThrow().version().sequence()).isEqualTo(newest);
      assertThat(expected.status())
          .isEqualTo(Trips.late(flight, Duration.ofMinutes(20L * newest)).status());
    }
  }

  private DisruptionDecision decide(Optional<Disruption> before, long sequence, Duration late) {
    VendorChange change =
        new VendorChange.Moved(
            Optional.of(Trips.shifted(flight.booked().start(), late)),
            Optional.of(Trips.shifted(flight.booked().end(), late)));
    return decide(before, event(sequence, change));
  }

  private DisruptionDecision decide(Optional<Disruption> before, VendorEvent event) {
    return policy.decide(itinerary(), flight, before, event);
  }

  private Itinerary itinerary() {
    List<Activity> trip = List.of(flight, hotel);
    return new Itinerary(trip, new RelationEngine(RelationPolicy.CURRENT).relate(trip));
  }

  private Map<AssetId, Danger> dangers(Announce announce) {
    return dangers.dangers(itinerary().with(announce.activity()));
  }

  private static String title(Announce announce) {
    return DisruptionWording.title(announce.activity(), Optional.empty());
  }

  private static Severity severity(Announce announce) {
    return announce.disruption().announced().orElseThrow().severity();
  }

  private VendorEvent diverted(long sequence, ActivityTime to) {
    return event(sequence, new VendorChange.Diverted(Optional.empty(), to));
  }

  private VendorEvent event(long sequence, VendorChange change) {
    BookingKey booking = flight.booking();
    return new VendorEvent(
        booking, Optional.empty(), new EventVersion(sequence, NOW, NOW), change, Optional.empty());
  }

  private static Activity expected(DisruptionDecision decision, Activity before) {
    return switch (decision) {
      case Announce announce -> announce.activity();
      case Note note -> note.activity();
      case Ignore _ -> before;
    };
  }

  private static Optional<Disruption> known(DisruptionDecision decision) {
    return switch (decision) {
      case Announce announce -> Optional.of(announce.disruption());
      case Note note -> Optional.of(note.disruption());
      case Ignore _ -> Optional.empty();
    };
  }
}
