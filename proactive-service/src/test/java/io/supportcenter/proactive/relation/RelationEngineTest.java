package io.supportcenter.proactive.relation;

import static io.supportcenter.proactive.activity.Trips.HOTEL_LISBON;
import static io.supportcenter.proactive.activity.Trips.LIS;
import static io.supportcenter.proactive.activity.Trips.OPORTO;
import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.Place;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityKind;
import io.supportcenter.proactive.activity.Trips;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RelationEngineTest {

  private final RelationEngine engine = new RelationEngine(RelationPolicy.CURRENT);

  @Test
  void shouldRelateAFlightToTheHotelWhereItArrives() {
    Relation found = only(Trips.flightToLisbon(), Trips.hotelInLisbon());

    assertThat(found.type()).isEqualTo(RelationType.ARRIVES_FOR);
    assertThat(found.from().value()).isEqualTo("flight");
    assertThat(found.to().value()).isEqualTo("hotel");
    assertThat(found.slack()).isEqualTo(Duration.ofHours(5).plusMinutes(50));
    assertThat(found.buffer()).isEqualTo(Duration.ofMinutes(60));
    assertThat(found.evidence()).isEqualTo(new Evidence(Evidence.Kind.NEAR, "7 km"));
    assertThat(found.policyVersion()).isEqualTo(RelationPolicy.CURRENT.version());
  }

  @Test
  void shouldRelateAHotelToTheFlightThatLeavesFromThere() {
    Relation found = only(Trips.hotelInLisbon(), Trips.flightHome());

    assertThat(found.type()).isEqualTo(RelationType.DEPARTS_FROM);
    assertThat(found.from().value()).isEqualTo("hotel");
  }

  @Test
  void shouldRelateATrainToTheFlightItArrivesAtWithTheBufferOfBoth() {
    Activity train = Trips.train("train", OPORTO, "2026-11-26T08:00", LIS, "2026-11-26T11:30");

    Relation found = only(train, Trips.flightHome());

    assertThat(found.type()).isEqualTo(RelationType.PRECEDES);
    assertThat(found.slack()).isEqualTo(Duration.ofMinutes(150));
    assertThat(found.buffer()).isEqualTo(Duration.ofMinutes(100));
  }

  @Test
  void shouldNotTakeMoreThanFourHoursForALayover() {
    Activity early = Trips.train("train", OPORTO, "2026-11-26T06:00", LIS, "2026-11-26T09:59");
    Activity justInTime = Trips.train("train", OPORTO, "2026-11-26T06:00", LIS, "2026-11-26T10:00");

    assertThat(engine.relate(List.of(early, Trips.flightHome()))).isEmpty();
    assertThat(engine.relate(List.of(justInTime, Trips.flightHome()))).hasSize(1);
  }

  @Test
  void shouldNotRelateWhatLiesAtDifferentPlaces() {
    Activity hotelInPorto =
        Trips.activity(
            "hotel",
            ActivityKind.LODGING,
            Trips.moment(Trips.LISBON_ZONE, OPORTO, "2026-11-23T15:00"),
            Trips.moment(Trips.LISBON_ZONE, OPORTO, "2026-11-26T11:00"));

    assertThat(engine.relate(List.of(Trips.flightToLisbon(), hotelInPorto))).isEmpty();
  }

  @Test
  void shouldRelateOnlyTheLastArrivalAtAPlaceToWhatFollowsThere() {
    Activity away = Trips.train("away", LIS, "2026-11-24T08:00", OPORTO, "2026-11-24T11:00");
    Activity back = Trips.train("back", OPORTO, "2026-11-24T15:00", LIS, "2026-11-24T18:00");
    Activity dinner = Trips.dinner("2026-11-24T20:00", "2026-11-24T22:00");

    assertThat(engine.relate(List.of(Trips.flightToLisbon(), away, back, dinner)))
        .filteredOn(r -> r.to().value().equals("dinner"))
        .singleElement()
        .satisfies(r -> assertThat(r.from().value()).isEqualTo("back"));
  }

  @Test
  void shouldSeeWhatIsBookedTwiceForOneTime() {
    Activity dinner = Trips.dinner("2026-11-23T18:00", "2026-11-23T19:00");

    assertThat(only(Trips.flightToLisbon(), dinner).type()).isEqualTo(RelationType.OVERLAPS);
  }

  @Test
  void shouldSeeWhatTakesPlaceDuringAStay() {
    Activity dinner = Trips.dinner("2026-11-24T20:00", "2026-11-24T22:00");

    assertThat(only(Trips.hotelInLisbon(), dinner).type()).isEqualTo(RelationType.SAME_PLACE);
  }

  @Test
  void shouldTakeTheCityWhenNoPositionIsKnown() {
    Activity hotel =
        Trips.activity(
            "hotel",
            ActivityKind.LODGING,
            Trips.moment(Trips.LISBON_ZONE, inCity(" LISBON"), "2026-11-23T15:00"),
            Trips.moment(Trips.LISBON_ZONE, inCity("Lisbon"), "2026-11-24T11:00"));

    assertThat(only(Trips.flightToLisbon(), hotel).evidence().kind())
        .isEqualTo(Evidence.Kind.SAME_CITY);
  }

  @Test
  void shouldRelateOvernightArrivalsByInstantsNotByDates() {
    Activity late =
        Trips.activity(
            "flight",
            ActivityKind.FLIGHT,
            Trips.moment(Trips.BERLIN_ZONE, Trips.BER, "2026-11-23T22:00"),
            Trips.moment(Trips.LISBON_ZONE, LIS, "2026-11-24T00:30"));

    // The hotel of the 23rd is gone at midnight: there is no slack that could be lost.
    assertThat(engine.relate(List.of(late, Trips.hotelInLisbon()))).isEmpty();
  }

  @Test
  void shouldFindTheSameInWhateverOrderTheActivitiesStand() {
    List<Activity> trip =
        new ArrayList<>(
            List.of(
                Trips.flightToLisbon(),
                Trips.hotelInLisbon(),
                Trips.dinner("2026-11-24T20:00", "2026-11-24T22:00"),
                Trips.train("train", LIS, "2026-11-25T08:00", OPORTO, "2026-11-25T11:00"),
                Trips.flightHome()));
    List<Relation> found = engine.relate(trip);
    Random random = new Random(7);

    for (int i = 0; i < 100; i++) {
      Collections.shuffle(trip, random);
      assertThat(engine.relate(trip)).isEqualTo(found);
    }
  }

  @Test
  void shouldFindTheSameWhateverTheOutlook() {
    List<Activity> asBooked = List.of(Trips.flightToLisbon(), Trips.hotelInLisbon());
    List<Activity> late =
        List.of(
            Trips.late(Trips.flightToLisbon(), Duration.ofHours(30)),
            Trips.late(Trips.hotelInLisbon(), Duration.ofDays(1)));

    assertThat(engine.relate(late)).isEqualTo(engine.relate(asBooked));
  }

  private Relation only(Activity... activities) {
    List<Relation> found = engine.relate(List.of(activities));
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static Place inCity(String city) {
    return new Place(
        HOTEL_LISBON.name(),
        java.util.Optional.empty(),
        java.util.Optional.of(city),
        java.util.Optional.empty(),
        java.util.Optional.empty());
  }
}
