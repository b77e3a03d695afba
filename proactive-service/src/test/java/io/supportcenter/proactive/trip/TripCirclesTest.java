package io.supportcenter.proactive.trip;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.kit.values.Place;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityKind;
import io.supportcenter.proactive.activity.Trips;
import io.supportcenter.proactive.disruption.VendorChange;
import io.supportcenter.proactive.disruption.VendorEvent;
import io.supportcenter.proactive.message.VendorNames;
import io.supportcenter.proactive.modification.Confirmation;
import io.supportcenter.proactive.modification.DecidedBy;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.ModificationState.Code;
import io.supportcenter.proactive.modification.Need;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.offer.OptionKind;
import io.supportcenter.proactive.relation.RelationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Random trips, random news, and vendors that always do what is asked of them: it comes to an end,
 * and no two activities are each the reason for asking the other.
 */
class TripCirclesTest {

  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final UserId USER = new UserId("user-1");
  private static final List<Place> PLACES =
      List.of(Trips.BER, Trips.LIS, Trips.HOTEL_LISBON, Trips.OPORTO);
  private static final ActivityKind[] KINDS = ActivityKind.values();

  /** More answers than that of all vendors together mean that they go round in circles. */
  private static final int ANSWERS_MAX = 40;

  private final List<Activity> booked = new ArrayList<>();
  private long lastId;
  private final TripFold trip =
      new TripFold(
          USER,
          List.of(),
          List.of(),
          List.of(),
          new VendorNames(Map.of()),
          () -> new UUID(1, ++lastId),
          NOW);

  @RepeatedTest(1000)
  void shouldComeToAnEnd(RepetitionInfo round) {
    Random random = new Random(round.getCurrentRepetition());
    int size = 3 + random.nextInt(7);
    for (int i = 0; i < size; i++) {
      booked.add(activity(i, random));
    }
    booked.forEach(trip::register);
    trip.conclude();

    for (int news = 1; news <= 3; news++) {
      trip.apply(event(booked.get(random.nextInt(size)), news, random));
      trip.conclude();
      answerAll(random);
    }
  }

  /** The customer takes what is offered, and vendors confirm it. */
  private void answerAll(Random random) {
    Set<List<AssetId>> asked = new HashSet<>();
    for (int answers = 0; !open().isEmpty(); answers++) {
      assertThat(answers).isLessThan(ANSWERS_MAX);
      for (Modification one : open()) {
        asked.add(List.of(one.cause(), one.target()));
        assertThat(one.cause()).isNotEqualTo(one.target());
        assertThat(asked).doesNotContain(List.of(one.target(), one.cause()));
      }
      answer(open().get(random.nextInt(open().size())));
    }
  }

  private List<Modification> open() {
    return trip.changedModifications().stream()
        .filter(m -> m.state().code() == Code.QUOTING)
        .toList();
  }

  private void answer(Modification one) {
    Activity target =
        booked.stream().filter(a -> a.id().equals(one.target())).findFirst().orElseThrow();
    Schedule schedule = schedule(target, one.need());
    UUID change = new UUID(2, ++lastId);
    trip.offers().quoted(one.id(), one.revision(), List.of(option(schedule)));
    trip.offers().decide(one.id(), "1", NOW, new DecidedBy(USER, new UUID(9, 9), change));
    trip.offers()
        .confirmed(one.id(), change, new Confirmation("R/1", false, schedule))
        .ifPresent(trip::expect);
    trip.conclude();
  }

  /** What the target's vendor makes of the need: later, earlier, or longer. */
  private static Schedule schedule(Activity target, Need need) {
    Schedule as = target.booked();
    if (need.availableFrom().isPresent()) {
      Instant start = need.availableFrom().get().plus(RelationPolicy.CURRENT.before(target.kind()));
      Instant end =
          target.kind() == ActivityKind.LODGING
              ? need.neededUntil().filter(start::isBefore).orElse(as.end().at())
              : start.plus(Duration.between(as.start().at(), as.end().at()));
      return at(as, start, end.isBefore(start) ? start.plus(Duration.ofDays(1)) : end);
    }
    if (need.neededUntil().isPresent()) {
      Instant end = need.neededUntil().get();
      Instant start =
          target.kind() == ActivityKind.LODGING && as.start().at().isBefore(end)
              ? as.start().at()
              : end.minus(Duration.between(as.start().at(), as.end().at()));
      return at(as, start, end);
    }
    return as;
  }

  private static Schedule at(Schedule as, Instant start, Instant end) {
    return new Schedule(
        new ActivityTime(start, as.start().zone(), as.start().place()),
        new ActivityTime(end, as.end().zone(), as.end().place()));
  }

  private static OfferOption option(Schedule schedule) {
    return new OfferOption(
        "1",
        OptionKind.SHIFT_DATES,
        "offer",
        Optional.of(schedule.start().at()),
        Optional.of(schedule.end().at()),
        Optional.empty(),
        Optional.empty(),
        NOW.plus(Duration.ofDays(1)));
  }

  private static Activity activity(int number, Random random) {
    ActivityKind kind = KINDS[random.nextInt(KINDS.length)];
    Place from = PLACES.get(random.nextInt(PLACES.size()));
    Place to = kind.isTransport() ? PLACES.get(random.nextInt(PLACES.size())) : from;
    Instant start = NOW.plus(Duration.ofMinutes(60 + random.nextInt(4 * 24 * 60)));
    int minutes =
        kind == ActivityKind.LODGING ? 60 * (12 + random.nextInt(60)) : 20 + random.nextInt(240);
    return Trips.activity(
        "a" + number,
        kind,
        new ActivityTime(start, Trips.LISBON_ZONE, from),
        new ActivityTime(start.plus(Duration.ofMinutes(minutes)), Trips.LISBON_ZONE, to));
  }

  private static VendorEvent event(Activity activity, long sequence, Random random) {
    Duration by = Duration.ofMinutes(random.nextInt(24 * 60) - 8 * 60);
    Schedule moved = Trips.shifted(activity.booked(), by);
    VendorChange change =
        switch (random.nextInt(4)) {
          case 0 -> new VendorChange.Cancelled();
          case 1 ->
              new VendorChange.Diverted(
                  Optional.empty(),
                  new ActivityTime(activity.booked().end().at(), Trips.LISBON_ZONE, Trips.OPORTO));
          default -> new VendorChange.Moved(Optional.of(moved.start()), Optional.of(moved.end()));
        };
    Instant at = NOW.plusSeconds(sequence);
    return new VendorEvent(
        activity.booking(),
        Optional.empty(),
        new EventVersion(sequence, at, at),
        change,
        Optional.empty());
  }
}
