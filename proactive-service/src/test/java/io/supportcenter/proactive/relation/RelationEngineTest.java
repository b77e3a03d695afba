package io.supportcenter.proactive.relation;

import static io.supportcenter.proactive.activity.Trips.HOTEL_LISBON;
import static io.supportcenter.proactive.activity.Trips.LIS;
import static io.supportcenter.proactive.activity.Trips.OPORTO;
import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.GeoPoint;
import io.supportcenter.kit.values.Place;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityKind;
import io.supportcenter.proactive.activity.Trips;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /**
   * Whoever books dinner for the time of landing comes late: who brings them matters all the same.
   */
  @Test
  void shouldRelateAnArrivalToWhatHasBegun() {
    Activity dinner = Trips.dinner("2026-11-23T18:00", "2026-11-23T19:00");

    Relation found = only(Trips.flightToLisbon(), dinner);

    assertThat(found.type()).isEqualTo(RelationType.ARRIVES_FOR);
    assertThat(found.slack()).isEqualTo(Duration.ofMinutes(-10));
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

  /** Travellers book the night before, to find a bed when they come. */
  @ParameterizedTest
  @CsvSource({"2026-11-24T00:30, true", "2026-11-24T11:30, true", "2026-11-24T12:30, false"})
  void shouldRelateAnArrivalAfterMidnightToTheNightBefore(String arrival, boolean related) {
    Activity late =
        Trips.activity(
            "flight",
            ActivityKind.FLIGHT,
            Trips.moment(Trips.BERLIN_ZONE, Trips.BER, "2026-11-23T22:00"),
            Trips.moment(Trips.LISBON_ZONE, LIS, arrival));

    assertThat(engine.relate(List.of(late, Trips.hotelInLisbon()))).hasSize(related ? 1 : 0);
  }

  @Test
  void shouldRelateAHotelToTheAirportBusAndTheBusToTheFlight() {
    Activity bus =
        Trips.activity(
            "bus",
            ActivityKind.BUS,
            Trips.moment(Trips.LISBON_ZONE, LIS, "2026-11-23T19:15"),
            Trips.moment(Trips.LISBON_ZONE, HOTEL_LISBON, "2026-11-23T19:45"));

    assertThat(engine.relate(List.of(Trips.flightToLisbon(), bus, Trips.hotelInLisbon())))
        .extracting(r -> r.from().value() + " " + r.type() + " " + r.to().value())
        .containsExactlyInAnyOrder("flight PRECEDES bus", "bus ARRIVES_FOR hotel");
  }

  /** What is booked anew must not hide that it no longer fits; what fits, is found anew. */
  @Test
  void shouldKeepARelationThatTheNewBookingBreaks() {
    Activity flight = Trips.flightToLisbon();
    Activity hotel = Trips.hotelInLisbon();
    List<Relation> before = engine.relate(List.of(flight, hotel), List.of());
    Activity tooLate = Trips.booked(flight, Trips.shifted(flight.booked(), Duration.ofHours(8)));
    Activity later = Trips.booked(flight, Trips.shifted(flight.booked(), Duration.ofHours(1)));

    assertThat(engine.relate(List.of(tooLate, hotel), before)).isEqualTo(before);
    assertThat(engine.relate(List.of(later, hotel), before).getFirst().slack())
        .isEqualTo(Duration.ofMinutes(290));
    assertThat(engine.relate(List.of(hotel), before)).isEmpty();
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

  @ParameterizedTest
  @CsvSource({
    // An airport more than 60 km out of its city, and one that has that name only.
    "Tokyo, 35.772, 140.393, Tokyo, 35.68, 139.6, SAME_CITY",
    "Paris, 33.66, -95.55, Paris, 48.85, 2.35, ''",
    // Composed and decomposed, and in other letters.
    "M\u00fcnchen, '', '', mu\u0308nchen, '', '', SAME_CITY",
    "'', '', '', '', '', '', ''"
  })
  void shouldCompareCitiesAndDistances(
      String city,
      String lat,
      String lon,
      String otherCity,
      String otherLat,
      String otherLon,
      String evidence) {
    Place airport = place("Airport", city, lat, lon);
    Place hotel = place("Hotel", otherCity, otherLat, otherLon);

    assertThat(RelationPolicy.CURRENT.near(airport, hotel).map(e -> e.kind().name()).orElse(""))
        .isEqualTo(evidence);
  }

  @Test
  void shouldKnowTheCityByTheNameOfItsAirport() {
    Place hotel = place("Hotel", "Lisbon", "", "");

    assertThat(RelationPolicy.CURRENT.near(place("Lisbon Airport", "", "", ""), hotel)).isPresent();
    assertThat(RelationPolicy.CURRENT.near(place("Lisbonne", "", "", ""), hotel)).isEmpty();
    assertThat(
            RelationPolicy.CURRENT.near(
                place("Paris Gare de Lyon", "", "", ""), place("Hotel", "Lyon", "", "")))
        .isEmpty();
  }

  private static Place place(String name, String city, String latitude, String longitude) {
    return new Place(
        name,
        Optional.empty(),
        Optional.of(city).filter(c -> !c.isEmpty()),
        Optional.empty(),
        Optional.of(latitude)
            .filter(at -> !at.isEmpty())
            .map(at -> new GeoPoint(Double.parseDouble(at), Double.parseDouble(longitude))));
  }

  private static Place inCity(String city) {
    return new Place(
        HOTEL_LISBON.name(),
        Optional.empty(),
        Optional.of(city),
        Optional.empty(),
        Optional.empty());
  }
}
