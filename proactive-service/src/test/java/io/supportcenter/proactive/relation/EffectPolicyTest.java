package io.supportcenter.proactive.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.Schedule;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityStatus;
import io.supportcenter.proactive.activity.Trips;
import io.supportcenter.proactive.relation.Effect.Needed;
import io.supportcenter.proactive.relation.Effect.None;
import io.supportcenter.proactive.relation.Effect.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectPolicyTest {

  private final RelationEngine engine = new RelationEngine(RelationPolicy.CURRENT);
  private final EffectPolicy policy = new EffectPolicy(RelationPolicy.CURRENT);
  private final Activity flight = Trips.flightToLisbon();
  private final Activity hotel = Trips.hotelInLisbon();

  @Test
  void shouldLeaveAHotelAloneWhileTheGuestArrivesInTime() {
    assertThat(onHotel(delayed(Duration.ofHours(4)))).isEqualTo(new None());
  }

  @Test
  void shouldNeedTheHotelsHelpWhenLessThanTheBufferIsLeft() {
    assertThat(onHotel(delayed(Duration.ofMinutes(5 * 60 - 10)))).isEqualTo(new None());
    assertThat(onHotel(delayed(Duration.ofMinutes(5 * 60 - 9))))
        .isEqualTo(new Needed(Reason.TOO_TIGHT, Duration.ofMinutes(59)));
  }

  @Test
  void shouldNeedTheHotelsHelpWhenTheGuestArrivesAfterTheNight() {
    assertThat(onHotel(delayed(Duration.ofHours(8))))
        .isEqualTo(new Needed(Reason.TOO_LATE, Duration.ofMinutes(-130)));
  }

  @Test
  void shouldNeedTheHotelsHelpWhenTheFlightIsCancelled() {
    assertThat(onHotel(flight.with(new ActivityStatus.Cancelled())))
        .isEqualTo(new Needed(Reason.NO_ARRIVAL, Duration.ZERO));
  }

  @Test
  void shouldNeedTheHotelsHelpWhenTheFlightLandsElsewhere() {
    Schedule toPorto =
        new Schedule(
            flight.booked().start(),
            Trips.moment(Trips.LISBON_ZONE, Trips.OPORTO, "2026-11-23T18:30"));

    assertThat(onHotel(flight.with(new ActivityStatus.Diverted(toPorto))))
        .isEqualTo(new Needed(Reason.ARRIVAL_ELSEWHERE, Duration.ZERO));
  }

  @Test
  void shouldNotMindADiversionToTheSameCity() {
    assertThat(onHotel(flight.with(new ActivityStatus.Diverted(flight.booked()))))
        .isEqualTo(new None());
  }

  @Test
  void shouldNotMindATightConnectionThatWasBookedAsTight() {
    Activity dinner = Trips.dinner("2026-11-23T18:20", "2026-11-23T20:00");

    assertThat(between(flight, dinner, flight)).isEqualTo(new None());
    assertThat(between(Trips.late(flight, Duration.ofMinutes(-20)), dinner, flight))
        .isEqualTo(new None());
    assertThat(between(Trips.late(flight, Duration.ofMinutes(5)), dinner, flight))
        .isEqualTo(new Needed(Reason.TOO_TIGHT, Duration.ofMinutes(5)));
  }

  @Test
  void shouldMeasureAgainstHowLongTheVendorWaits() {
    Activity waiting = Trips.waitingUntil(hotel, Instant.parse("2026-11-23T20:00:00Z"));

    assertThat(between(delayed(Duration.ofHours(2)), waiting, flight))
        .isEqualTo(new Needed(Reason.TOO_LATE, Duration.ofMinutes(-10)));
  }

  @Test
  void shouldNeedAnEarlierTrainWhenTheFlightLeavesEarlier() {
    Activity train =
        Trips.train("train", Trips.OPORTO, "2026-11-26T08:00", Trips.LIS, "2026-11-26T11:30");
    Activity earlier = Trips.late(Trips.flightHome(), Duration.ofHours(-1));

    assertThat(between(train, earlier, earlier))
        .isEqualTo(new Needed(Reason.TOO_TIGHT, Duration.ofMinutes(90)));
  }

  @Test
  void shouldNeedAnotherStayWhenTheDepartureIsOnAnotherDay() {
    Activity home = Trips.flightHome();

    assertThat(between(hotel, Trips.late(home, Duration.ofHours(9)), home)).isEqualTo(new None());
    assertThat(between(hotel, Trips.late(home, Duration.ofHours(20)), home))
        .isEqualTo(new Needed(Reason.STAY_DOES_NOT_FIT, Duration.ofHours(23)));
    assertThat(between(hotel, home.with(new ActivityStatus.Cancelled()), home))
        .isInstanceOf(Needed.class);
  }

  @Test
  void shouldLeaveAFlightAloneWhenTheStayBeforeItChanges() {
    assertThat(between(hotel.with(new ActivityStatus.Cancelled()), Trips.flightHome(), hotel))
        .isEqualTo(new None());
  }

  @Test
  void shouldNotModifyWhatIsCancelledAnyway() {
    assertThat(
            between(
                delayed(Duration.ofHours(9)), hotel.with(new ActivityStatus.Cancelled()), flight))
        .isEqualTo(new None());
  }

  private Activity delayed(Duration by) {
    return Trips.late(flight, by);
  }

  private Effect onHotel(Activity flightNow) {
    return between(flightNow, hotel, flightNow);
  }

  private Effect between(Activity from, Activity to, Activity disrupted) {
    List<Relation> relations = engine.relate(List.of(from, to));
    assertThat(relations).hasSize(1);
    Activity end = disrupted.id().equals(from.id()) ? from : to;
    return policy.effect(relations.getFirst(), from, to, end);
  }
}
