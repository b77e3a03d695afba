package io.supportcenter.proactive.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityKind;
import io.supportcenter.proactive.activity.ActivityStatus;
import io.supportcenter.proactive.activity.Trips;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DangerPolicyTest {

  private final RelationEngine engine = new RelationEngine(RelationPolicy.CURRENT);
  private final DangerPolicy policy = new DangerPolicy(RelationPolicy.CURRENT);
  private final Activity flight = Trips.flightToLisbon();
  private final Activity hotel = Trips.hotelInLisbon();

  @Test
  void shouldLeaveAHotelAloneWhileTheGuestArrivesInTime() {
    assertThat(onHotel(delayed(Duration.ofHours(4)))).isEmpty();
  }

  @Test
  void shouldNeedTheHotelsHelpWhenLessThanTheBufferIsLeft() {
    assertThat(onHotel(delayed(Duration.ofMinutes(5 * 60 - 10)))).isEmpty();
    assertThat(onHotel(delayed(Duration.ofMinutes(5 * 60 - 9)))).contains(Reason.TOO_TIGHT);
  }

  @Test
  void shouldNeedTheHotelsHelpWhenTheGuestArrivesAfterTheNight() {
    assertThat(onHotel(delayed(Duration.ofHours(8)))).contains(Reason.TOO_LATE);
  }

  @Test
  void shouldNeedTheHotelsHelpWhenTheFlightIsCancelled() {
    assertThat(onHotel(flight.with(new ActivityStatus.Cancelled()))).contains(Reason.NO_ARRIVAL);
  }

  @Test
  void shouldNeedTheHotelsHelpWhenTheFlightLandsElsewhere() {
    Schedule toPorto =
        new Schedule(
            flight.booked().start(),
            Trips.moment(Trips.LISBON_ZONE, Trips.OPORTO, "2026-11-23T18:30"));

    assertThat(onHotel(flight.with(new ActivityStatus.Diverted(toPorto))))
        .contains(Reason.ARRIVAL_ELSEWHERE);
  }

  @Test
  void shouldNotMindADiversionToTheSameCity() {
    assertThat(onHotel(flight.with(new ActivityStatus.Diverted(flight.booked())))).isEmpty();
  }

  @Test
  void shouldNotMindATightConnectionThatWasBookedAsTight() {
    Activity dinner = Trips.dinner("2026-11-23T18:20", "2026-11-23T20:00");

    assertThat(between(flight, dinner, flight)).isEmpty();
    assertThat(between(Trips.late(flight, Duration.ofMinutes(-20)), dinner, flight)).isEmpty();
    assertThat(between(Trips.late(flight, Duration.ofMinutes(5)), dinner, flight))
        .contains(Reason.TOO_TIGHT);
  }

  @Test
  void shouldMeasureAgainstHowLongTheVendorWaits() {
    Activity waiting = Trips.waitingUntil(hotel, Instant.parse("2026-11-23T20:00:00Z"));

    assertThat(between(delayed(Duration.ofHours(2)), waiting, flight)).contains(Reason.TOO_LATE);
  }

  @Test
  void shouldNeedAnEarlierTrainWhenTheFlightLeavesEarlier() {
    Activity train =
        Trips.train("train", Trips.OPORTO, "2026-11-26T08:00", Trips.LIS, "2026-11-26T11:30");
    Activity earlier = Trips.late(Trips.flightHome(), Duration.ofHours(-1));

    assertThat(between(train, earlier, earlier)).contains(Reason.TOO_TIGHT);
  }

  @Test
  void shouldNeedAnotherStayWhenTheDepartureIsOnAnotherDay() {
    Activity home = Trips.flightHome();

    assertThat(between(hotel, Trips.late(home, Duration.ofHours(9)), home)).isEmpty();
    assertThat(between(hotel, Trips.late(home, Duration.ofHours(20)), home))
        .contains(Reason.STAY_DOES_NOT_FIT);
    assertThat(between(hotel, home.with(new ActivityStatus.Cancelled()), home))
        .contains(Reason.STAY_DOES_NOT_FIT);
  }

  @Test
  void shouldLeaveAFlightAloneWhenTheStayBeforeItChanges() {
    assertThat(between(hotel.with(new ActivityStatus.Cancelled()), Trips.flightHome(), hotel))
        .isEmpty();
  }

  @Test
  void shouldNotModifyWhatIsCancelledAnyway() {
    assertThat(
            between(
                delayed(Duration.ofHours(9)), hotel.with(new ActivityStatus.Cancelled()), flight))
        .isEmpty();
  }

  private Activity delayed(Duration by) {
    return Trips.late(flight, by);
  }

  private Optional<Reason> onHotel(Activity flightNow) {
    return between(flightNow, hotel, flightNow);
  }

  /** What is wrong with the other one of two activities. */
  private Optional<Reason> between(Activity from, Activity to, Activity disrupted) {
    List<Relation> relations = engine.relate(List.of(asBooked(from), asBooked(to)), List.of());
    assertThat(relations).hasSize(1);
    var dangers = policy.dangers(new Itinerary(List.of(from, to), relations));
    assertThat(dangers).doesNotContainKey(disrupted.id());
    return dangers.values().stream().map(Danger::reason).findFirst();
  }

  private static Activity asBooked(Activity activity) {
    return activity.with(new ActivityStatus.AsBooked());
  }

  @Test
  void shouldFollowAChainToItsEnd() {
    Activity bus = bus("2026-11-23T19:15", "2026-11-23T19:45");
    Activity dinner = Trips.dinner("2026-11-23T21:00", "2026-11-23T23:00");

    var dangers = inTrip(List.of(flight, bus, hotel, dinner), delayed(Duration.ofHours(8)));

    assertThat(dangers.keySet()).containsExactlyInAnyOrder(bus.id(), hotel.id(), dinner.id());
    assertThat(dangers.values()).extracting(Danger::cause).containsOnly(flight.id());
    // Lands at 02:10; takes 30 min to leave, 15 to board, 30 to go, 10 to get there.
    assertThat(dangers.get(hotel.id()).availableFrom())
        .contains(Instant.parse("2026-11-24T03:35:00Z"));
  }

  @Test
  void shouldFollowAChainWhoseFirstLinkIsMissing() {
    Activity bus = bus("2026-11-23T19:15", "2026-11-23T19:45");

    assertThat(
            inTrip(List.of(flight, bus, hotel), flight.with(new ActivityStatus.Cancelled()))
                .values())
        .extracting(Danger::reason)
        .containsExactly(Reason.NO_ARRIVAL, Reason.NO_ARRIVAL);
    Schedule toPorto =
        new Schedule(
            flight.booked().start(),
            Trips.moment(Trips.LISBON_ZONE, Trips.OPORTO, "2026-11-23T18:30"));
    assertThat(
            inTrip(List.of(flight, bus, hotel), flight.with(new ActivityStatus.Diverted(toPorto)))
                .values())
        .extracting(Danger::reason)
        .containsExactly(Reason.ARRIVAL_ELSEWHERE, Reason.ARRIVAL_ELSEWHERE);
  }

  @Test
  void shouldStopWhereThereIsTimeEnough() {
    Activity bus = bus("2026-11-23T19:15", "2026-11-23T19:45");

    assertThat(inTrip(List.of(flight, bus, hotel), delayed(Duration.ofMinutes(90))).keySet())
        .containsExactly(bus.id());
  }

  /** We had the bus rescheduled; nobody's vendor reported it. */
  @Test
  void shouldJudgeByWhatIsExpectedWhoeverChangedIt() {
    Activity bus = bus("2026-11-23T19:15", "2026-11-23T19:45");
    Activity dinner = Trips.dinner("2026-11-23T21:00", "2026-11-23T23:00");

    var dangers = inTrip(List.of(bus, dinner), Trips.late(bus, Duration.ofHours(2)));

    assertThat(dangers.get(dinner.id()).cause()).isEqualTo(bus.id());
  }

  @Test
  void shouldAskWhoeverBringsTheCustomerWhenAFlightLeavesFromAnotherAirport() {
    Activity train =
        Trips.train("train", Trips.OPORTO, "2026-11-26T08:00", Trips.LIS, "2026-11-26T11:30");
    Activity home = Trips.flightHome();
    Schedule fromPorto =
        new Schedule(
            Trips.moment(Trips.LISBON_ZONE, Trips.OPORTO, "2026-11-26T14:00"), home.booked().end());

    var dangers = inTrip(List.of(train, home), home.with(new ActivityStatus.Moved(fromPorto)));

    assertThat(dangers.get(train.id()).reason()).isEqualTo(Reason.ARRIVAL_ELSEWHERE);
    assertThat(dangers).doesNotContainKey(home.id());
  }

  @Test
  void shouldAskOfAStayBothThatItBeginsLaterAndThatItEndsLater() {
    Activity home = Trips.flightHome();
    var dangers =
        policy.dangers(
            new Itinerary(
                List.of(delayed(Duration.ofHours(8)), hotel, Trips.late(home, Duration.ofDays(1))),
                engine.relate(List.of(flight, hotel, home), List.of())));

    assertThat(dangers.keySet()).containsExactly(hotel.id());
    assertThat(dangers.get(hotel.id()).availableFrom()).isPresent();
    assertThat(dangers.get(hotel.id()).neededUntil()).isPresent();
  }

  /** Half an hour around midnight is no night in a hotel. */
  @Test
  void shouldCountNightsNotDates() {
    Activity home =
        Trips.activity(
            "flight-home",
            ActivityKind.FLIGHT,
            Trips.moment(Trips.LISBON_ZONE, Trips.LIS, "2026-11-26T23:50"),
            Trips.moment(Trips.BERLIN_ZONE, Trips.BER, "2026-11-27T04:20"));

    assertThat(between(hotel, Trips.late(home, Duration.ofMinutes(20)), home)).isEmpty();
    assertThat(between(hotel, Trips.late(home, Duration.ofHours(8)), home))
        .contains(Reason.STAY_DOES_NOT_FIT);
    assertThat(between(hotel, Trips.late(home, Duration.ofHours(-12)), home)).isEmpty();
    assertThat(between(hotel, Trips.late(home, Duration.ofHours(-24)), home))
        .contains(Reason.STAY_DOES_NOT_FIT);
  }

  @Test
  void shouldMindThatSomebodyExpectedAtNightComesMuchLater() {
    Activity night =
        Trips.activity(
            "flight",
            ActivityKind.FLIGHT,
            Trips.moment(Trips.BERLIN_ZONE, Trips.BER, "2026-11-23T22:00"),
            Trips.moment(Trips.LISBON_ZONE, Trips.LIS, "2026-11-24T00:30"));

    assertThat(between(Trips.late(night, Duration.ofMinutes(20)), hotel, night)).isEmpty();
    assertThat(between(Trips.late(night, Duration.ofMinutes(61)), hotel, night))
        .contains(Reason.TOO_LATE);
    assertThat(between(night.with(new ActivityStatus.Cancelled()), hotel, night))
        .contains(Reason.NO_ARRIVAL);
  }

  @Test
  void shouldNotMissSomebodyWhomAnotherFlightBrings() {
    Activity other =
        Trips.activity(
            "other",
            ActivityKind.FLIGHT,
            Trips.moment(Trips.BERLIN_ZONE, Trips.BER, "2026-11-23T12:30"),
            Trips.moment(Trips.LISBON_ZONE, Trips.LIS, "2026-11-23T15:10"));
    List<Activity> trip = List.of(flight.with(new ActivityStatus.Cancelled()), other, hotel);

    assertThat(policy.dangers(new Itinerary(trip, engine.relate(trip, List.of())))).isEmpty();
  }

  private Map<AssetId, Danger> inTrip(List<Activity> booked, Activity now) {
    return policy.dangers(new Itinerary(booked, engine.relate(booked, List.of())).with(now));
  }

  private static Activity bus(String from, String to) {
    return Trips.activity(
        "bus",
        ActivityKind.BUS,
        Trips.moment(Trips.LISBON_ZONE, Trips.LIS, from),
        Trips.moment(Trips.LISBON_ZONE, Trips.HOTEL_LISBON, to));
  }
}
