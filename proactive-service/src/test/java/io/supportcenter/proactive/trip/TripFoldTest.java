package io.supportcenter.proactive.trip;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityKind;
import io.supportcenter.proactive.activity.ActivityStatus;
import io.supportcenter.proactive.activity.Trips;
import io.supportcenter.proactive.disruption.VendorChange;
import io.supportcenter.proactive.disruption.VendorEvent;
import io.supportcenter.proactive.message.MessageDraft;
import io.supportcenter.proactive.message.MessageKind;
import io.supportcenter.proactive.message.VendorNames;
import io.supportcenter.proactive.modification.Confirmation;
import io.supportcenter.proactive.modification.DecidedBy;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.ModificationState;
import io.supportcenter.proactive.modification.ModificationState.Code;
import io.supportcenter.proactive.modification.Refusal;
import io.supportcenter.proactive.modification.RescheduleNews;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.offer.OptionKind;
import io.supportcenter.proactive.relation.Evidence;
import io.supportcenter.proactive.relation.Reason;
import io.supportcenter.proactive.relation.Relation;
import io.supportcenter.proactive.relation.RelationPolicy;
import io.supportcenter.proactive.relation.RelationType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TripFoldTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final UserId USER = new UserId("user-1");
  private static final UUID SESSION = new UUID(9, 9);
  private static final UUID RESCHEDULE = new UUID(8, 8);

  private final Activity flight = Trips.flightToLisbon();
  private final Activity hotel = Trips.hotelInLisbon();
  private final TripFold trip = fold(List.of(), List.of(), List.of());

  private long lastId;

  @Test
  void shouldSendTheFirstMessageAndAskTheOtherVendorForOptions() {
    bookAndDelay(Duration.ofHours(8));

    assertThat(kinds(trip)).containsExactly(MessageKind.ACTIVITY_CHANGED);
    assertThat(trip.drafts().getFirst().onBehalfOf()).contains("vendor-of-flight");
    assertThat(trip.quotes())
        .singleElement()
        .satisfies(q -> {
          assertThat(q.reservationNumber()).isEqualTo(hotel.booking().reservationNumber());
          assertThat(q.need().availableFrom()).contains(Instant.parse("2026-11-24T02:40:00Z"));
        });
  }

  @Test
  void shouldSendTheSecondMessageOnceThereAreOptions() {
    bookAndDelay(Duration.ofHours(8));

    quote(option(OptionKind.LATE_ARRIVAL));

    assertThat(kinds(trip))
        .containsExactly(MessageKind.ACTIVITY_CHANGED, MessageKind.OPTIONS_OFFERED);
    assertThat(trip.drafts().getLast().onBehalfOf()).contains("vendor-of-hotel");
    assertThat(only().message()).contains(trip.drafts().getLast().id());
  }

  @Test
  void shouldTakeNoAnswerToAnOlderQuestion() {
    bookAndDelay(Duration.ofHours(8));
    delay(2, Duration.ofHours(12));

    trip.offers().quoted(only().id(), 1, List.of(option(OptionKind.SHORTEN)));
    assertThat(only().state().code()).isEqualTo(Code.QUOTING);

    trip.offers().quoted(only().id(), 2, List.of(option(OptionKind.SHORTEN)));
    assertThat(only().state().code()).isEqualTo(Code.OFFERED);
  }

  @Test
  void shouldNotAskAVendorAgainThatIsBeingAsked() {
    bookAndDelay(Duration.ofHours(8));

    assertThat(trip.quoteAgain(only().id())).isTrue();
    assertThat(only().revision()).isEqualTo(1);

    quote(option(OptionKind.SHORTEN));
    assertThat(trip.quoteAgain(only().id())).isTrue();
    assertThat(only().revision()).isEqualTo(2);
    assertThat(only().state().code()).isEqualTo(Code.QUOTING);
  }

  @Test
  void shouldSendTheThirdMessageFromTheSupportCentreWithWhatTheVendorConfirmed() {
    bookAndDelay(Duration.ofHours(8));
    quote(option(OptionKind.LATE_ARRIVAL));
    decide("1");

    confirm(hotel.booked(), Instant.parse("2026-11-24T04:00:00Z"));

    MessageDraft third = trip.drafts().getLast();
    assertThat(third.kind()).isEqualTo(MessageKind.ACTIVITY_RESCHEDULED);
    assertThat(third.onBehalfOf()).isEmpty();
    assertThat(third.text()).contains("04:00").contains("R/1");
    assertThat(trip.offers().news())
        .hasExactlyElementsOfTypes(RescheduleNews.Requested.class, RescheduleNews.Confirmed.class);
    assertThat(trip.quotes()).hasSize(1);
  }

  @Test
  void shouldBeAtPeaceWithAVendorThatAgreesToALateArrivalWithoutSayingUntilWhen() {
    bookAndDelay(Duration.ofHours(8));
    quote(option(OptionKind.LATE_ARRIVAL));
    decide("1");

    trip.offers()
        .confirmed(only().id(), RESCHEDULE, confirmation(hotel, Optional.empty()))
        .ifPresent(trip::expect);

    Confirmation told = ((RescheduleNews.Confirmed) trip.offers().news().getLast()).confirmation();
    assertThat(told.schedule().latestStart()).contains(Instant.parse("2026-11-24T03:10:00Z"));
    assertThat(trip.drafts().getLast().text()).doesNotContain("They expect you until");
    trip.register(Trips.waitingUntil(hotel, told.schedule().latestStart().orElseThrow()));
    trip.conclude();
    assertThat(only().state().code()).isEqualTo(Code.RESCHEDULED);
    assertThat(trip.quotes()).hasSize(1);
  }

  @Test
  void shouldLookAgainWhenWhatTheVendorConfirmedDoesNotHelp() {
    bookAndDelay(Duration.ofHours(8));
    quote(option(OptionKind.LATE_ARRIVAL));
    decide("1");

    confirm(hotel.booked(), Instant.parse("2026-11-23T22:00:00Z"));

    assertThat(trip.changedModifications())
        .extracting(m -> m.state().code())
        .containsExactly(Code.RESCHEDULED, Code.QUOTING);
  }

  @Test
  void shouldNotAskAgainWhatTheCustomerHasDecidedToKeep() {
    bookAndDelay(Duration.ofHours(8));
    quote(option(OptionKind.KEEP));
    decide("1");

    trip.register(Trips.dinner("2026-11-25T20:00", "2026-11-25T22:00"));
    trip.conclude();
    assertThat(only().state().code()).isEqualTo(Code.KEPT);

    delay(2, Duration.ofHours(14));
    assertThat(trip.changedModifications())
        .extracting(m -> m.state().code())
        .containsExactly(Code.KEPT, Code.QUOTING);
  }

  @Test
  void shouldNotOfferTwiceWhileTheVendorIsBeingAsked() {
    bookAndDelay(Duration.ofHours(8));
    quote(option(OptionKind.SHORTEN));
    decide("1");

    trip.register(Trips.dinner("2026-11-25T20:00", "2026-11-25T22:00"));
    trip.conclude();

    assertThat(only().state().code()).isEqualTo(Code.RESCHEDULING);
  }

  @Test
  void shouldLetTheNewerOneGoOnWhenTheOlderIsRefused() {
    bookAndDelay(Duration.ofHours(8));
    quote(option(OptionKind.SHORTEN));
    decide("1");
    delay(2, Duration.ofHours(14));

    trip.offers()
        .refused(trip.changedModifications().getFirst().id(), RESCHEDULE, Refusal.SOLD_OUT);

    assertThat(trip.changedModifications())
        .extracting(m -> m.state().code())
        .containsExactly(Code.WITHDRAWN, Code.QUOTING);
  }

  @Test
  void shouldAskForOptionsAgainWhenTheVendorRefuses() {
    bookAndDelay(Duration.ofHours(8));
    quote(option(OptionKind.SHORTEN));
    decide("1");

    trip.offers().refused(only().id(), RESCHEDULE, Refusal.PRICE_CHANGED);

    assertThat(only().state().code()).isEqualTo(Code.QUOTING);
    assertThat(only().revision()).isEqualTo(2);
  }

  @Test
  void shouldEndWhatTheVendorNeverAnswers() {
    bookAndDelay(Duration.ofHours(8));
    quote(option(OptionKind.SHORTEN));
    decide("1");

    trip.offers().unanswered(only().id(), RESCHEDULE);

    assertThat(only().state().code()).isEqualTo(Code.WITHDRAWN);
    assertThat(trip.offers().news())
        .last()
        .isInstanceOfSatisfying(
            RescheduleNews.Refused.class,
            n -> assertThat(n.refusal()).isEqualTo(Refusal.NO_ANSWER));
  }

  @Test
  void shouldTellWhoDecidedThatTheVendorDidNotDoIt() {
    bookAndDelay(Duration.ofHours(8));
    quote(option(OptionKind.SHORTEN));
    MessageDraft second = trip.drafts().getLast();
    decide("1");

    trip.offers().refused(only().id(), RESCHEDULE, Refusal.PRICE_CHANGED);

    MessageDraft told = trip.drafts().getLast();
    assertThat(told.kind()).isEqualTo(MessageKind.OPTIONS_WITHDRAWN);
    assertThat(told.supersedes()).contains(second.id());
    assertThat(told.text()).contains("stands as it was").contains("other options");
    assertThat(only().message()).contains(told.id());

    trip.offers().quoted(only().id(), 2, List.of());

    assertThat(only().state().code()).isEqualTo(Code.NEEDS_AGENT);
    assertThat(trip.drafts().getLast().supersedes()).contains(told.id());
    assertThat(trip.drafts().getLast().text()).contains("agent");
  }

  @Test
  void shouldIgnoreAnAnswerToAnotherRescheduling() {
    bookAndDelay(Duration.ofHours(8));
    quote(option(OptionKind.SHORTEN));
    decide("1");

    assertThat(
            trip.offers()
                .confirmed(only().id(), new UUID(7, 7), confirmation(hotel, Optional.empty())))
        .isEmpty();
    assertThat(only().state().code()).isEqualTo(Code.RESCHEDULING);
  }

  @Test
  void shouldKeepOffersWhenTheCauseLeavesTheAssetStoreUntilSomethingElseBringsTheCustomer() {
    bookAndDelay(Duration.ofHours(8));
    quote(option(OptionKind.SHORTEN));

    trip.remove(flight.id());
    trip.conclude();

    assertThat(only().state().code()).isEqualTo(Code.OFFERED);
    assertThat(trip.drafts().getLast().kind()).isEqualTo(MessageKind.OPTIONS_OFFERED);
    assertThat(trip.removedActivities()).containsExactly(flight.id());

    trip.register(
        Trips.activity(
            "another-flight", ActivityKind.FLIGHT, flight.booked().start(), flight.booked().end()));
    trip.conclude();

    assertThat(only().state().code()).isEqualTo(Code.WITHDRAWN);
    assertThat(trip.drafts().getLast().text()).contains("can stay as it is");
  }

  @Test
  void shouldOfferThoughTheCauseHasLeft() {
    bookAndDelay(Duration.ofHours(8));

    trip.remove(flight.id());
    trip.conclude();
    quote(option(OptionKind.SHORTEN));

    assertThat(trip.drafts().getLast().text()).contains("your trip is not as you booked it");
  }

  @Test
  void shouldStillNeedTheHotelsHelpWhenTheTimesToldAreBooked() {
    bookAndDelay(Duration.ofHours(8));
    quote(option(OptionKind.SHORTEN));

    trip.register(Trips.booked(flight, Trips.shifted(flight.booked(), Duration.ofHours(8))));
    trip.conclude();

    assertThat(only().state().code()).isEqualTo(Code.OFFERED);
    assertThat(only().revision()).isEqualTo(1);
  }

  /** A title that is corrected does not make a cancelled flight fly. */
  @Test
  void shouldKeepACancellationThroughACorrectionOfTheBooking() {
    trip.register(flight);
    trip.register(hotel);
    trip.apply(event(flight, 1, new VendorChange.Cancelled()));
    trip.register(
        new Activity(
            flight.id(),
            flight.user(),
            flight.booking(),
            Optional.empty(),
            flight.kind(),
            "corrected",
            flight.booked(),
            new ActivityStatus.AsBooked()));
    trip.conclude();

    assertThat(only().need().reason()).isEqualTo(Reason.NO_ARRIVAL);
  }

  @Test
  void shouldSayOfACancelledBookingThatItIsCancelled() {
    bookAndDelay(Duration.ofHours(8));
    quote(option(OptionKind.SHORTEN));

    trip.apply(event(hotel, 1, new VendorChange.Cancelled()));
    trip.conclude();

    assertThat(only().state().code()).isEqualTo(Code.WITHDRAWN);
    assertThat(trip.drafts().getLast().text())
        .contains("is cancelled")
        .doesNotContain("can stay as it is");
  }

  /** What the flight means for the dinner is judged by what the bus was moved to. */
  @Test
  void shouldLookAtWhatFollowsAnActivityThatWeHadRescheduled() {
    Activity bus =
        Trips.activity(
            "bus",
            ActivityKind.BUS,
            Trips.moment(Trips.LISBON_ZONE, Trips.LIS, "2026-11-23T19:15"),
            Trips.moment(Trips.LISBON_ZONE, Trips.HOTEL_LISBON, "2026-11-23T19:45"));
    Activity dinner = Trips.dinner("2026-11-23T22:00", "2026-11-23T23:00");
    List.of(flight, bus, dinner).forEach(trip::register);
    delay(1, Duration.ofMinutes(70));
    assertThat(only().target()).isEqualTo(bus.id());
    quote(option(OptionKind.SHIFT_DATES));
    decide("1");

    confirm(
        Trips.shifted(bus.booked(), Duration.ofHours(3)), Instant.parse("2026-11-23T22:15:00Z"));

    assertThat(trip.changedModifications())
        .filteredOn(m -> m.state().code() == Code.QUOTING)
        .singleElement()
        .satisfies(m -> {
          assertThat(m.target()).isEqualTo(dinner.id());
          assertThat(m.cause()).isEqualTo(bus.id());
        });
  }

  @Test
  void shouldNotAskAgainForSomebodyWhoDoesNotArriveAtAll() {
    trip.register(flight);
    trip.register(hotel);
    trip.apply(event(flight, 1, new VendorChange.Cancelled()));
    trip.conclude();
    quote(option(OptionKind.SHIFT_DATES));
    decide("1");

    confirm(
        Trips.shifted(hotel.booked(), Duration.ofDays(1)), Instant.parse("2026-11-25T00:00:00Z"));

    assertThat(only().state().code()).isEqualTo(Code.RESCHEDULED);
  }

  /** The night in which clocks go back has an hour more, and the room is held that hour longer. */
  @ParameterizedTest
  @CsvSource({
    "2027-10-30T23:00, 2027-10-31T01:30, 2027-10-30T15:00, 60, false",
    "2027-10-30T23:00, 2027-10-31T01:30, 2027-10-30T15:00, 61, true",
    "2027-10-30T18:00, 2027-10-30T22:30, 2027-10-30T15:00, 90, true",
    "2027-10-30T18:00, 2027-10-30T22:30, 2027-10-30T15:00, 30, false",
    "2027-10-31T18:00, 2027-10-31T22:30, 2027-10-31T15:00, 30, false",
    "2027-03-27T23:00, 2027-03-28T00:30, 2027-03-27T15:00, 120, true",
    "2027-03-28T18:00, 2027-03-28T22:30, 2027-03-28T15:00, 30, false",
    "2027-03-28T18:00, 2027-03-28T22:30, 2027-03-28T15:00, 31, true"
  })
  void shouldCountHoursInNightsInWhichTheClocksChange(
      String leaves, String lands, String checkIn, int minutesLate, boolean endangered) {
    Activity night =
        Trips.activity(
            "flight",
            ActivityKind.FLIGHT,
            Trips.moment(Trips.LISBON_ZONE, Trips.OPORTO, leaves),
            Trips.moment(Trips.LISBON_ZONE, Trips.LIS, lands));
    ActivityTime from = Trips.moment(Trips.LISBON_ZONE, Trips.HOTEL_LISBON, checkIn);
    Activity stay =
        Trips.activity(
            "hotel",
            ActivityKind.LODGING,
            from,
            Trips.moment(Trips.LISBON_ZONE, Trips.HOTEL_LISBON, from.day().plusDays(2) + "T11:00"));
    trip.register(night);
    trip.register(stay);
    Duration late = Duration.ofMinutes(minutesLate);

    trip.apply(
        event(
            night,
            1,
            new VendorChange.Moved(
                Optional.of(Trips.shifted(night.booked().start(), late)), Optional.empty())));
    trip.conclude();

    assertThat(trip.changedModifications()).hasSize(endangered ? 1 : 0);
  }

  /** It was kept until the number of a trip that is over is used again. */
  @Test
  void shouldNotMoveWhatIsToComeToTimesThatAreOver() {
    trip.register(flight);
    trip.register(hotel);
    trip.conclude();
    TripFold later = later(Duration.ofHours(5));

    later.apply(delayed(1, Duration.ofHours(-26)));
    later.conclude();

    assertThat(later.drafts()).isEmpty();
  }

  @Test
  void shouldAskAgainOnceAnOptionIsOver() {
    bookAndDelay(Duration.ofHours(8));
    quote(option(OptionKind.SHORTEN));
    TripFold later = later(Duration.ofHours(2));

    later.offers().due(only().id(), 1);
    assertThat(later.quotes()).hasSize(1);
    assertThat(later.changedModifications().getFirst().revision()).isEqualTo(2);

    later.offers().due(only().id(), 1);
    assertThat(later.changedModifications().getFirst().state().code()).isEqualTo(Code.QUOTING);
  }

  @Test
  void shouldNotAskAgainWhileTheOptionsHold() {
    bookAndDelay(Duration.ofHours(8));
    quote(option(OptionKind.SHORTEN));

    trip.offers().due(only().id(), 1);

    assertThat(only().state().code()).isEqualTo(Code.OFFERED);
  }

  @Test
  void shouldTakeALateAnswerOfAVendorThatWasSilent() {
    bookAndDelay(Duration.ofHours(8));

    trip.offers().due(only().id(), 1);
    assertThat(only().state())
        .isEqualTo(
            new ModificationState.NeedsAgent(ModificationState.NeedsAgent.Reason.VENDOR_SILENT));

    quote(option(OptionKind.SHORTEN));
    assertThat(only().state().code()).isEqualTo(Code.OFFERED);
  }

  @Test
  void shouldTakeNoAnswerForAStayThatIsOver() {
    bookAndDelay(Duration.ofHours(8));
    TripFold later = later(Duration.ofDays(3));

    later.offers().due(only().id(), 1);
    later.offers().quoted(only().id(), 1, List.of(option(OptionKind.SHORTEN)));

    assertThat(later.drafts()).isEmpty();
  }

  /** An hour at most, and less when the customer must be there soon. */
  @Test
  void shouldGiveAVendorAQuarterOfTheTimeThatIsLeft() {
    bookAndDelay(Duration.ofHours(8));
    assertThat(trip.deadlines())
        .singleElement()
        .satisfies(d -> assertThat(d.at()).isEqualTo(NOW.plus(Duration.ofHours(1))));

    TripFold evening = fold(List.of(), List.of(), List.of());
    evening.register(flight);
    evening.register(Trips.waitingUntil(hotel, NOW.plus(Duration.ofMinutes(400))));
    evening.apply(delayed(1, Duration.ofHours(8)));
    evening.conclude();
    assertThat(evening.deadlines().getFirst().at()).isEqualTo(NOW.plus(Duration.ofHours(1)));

    TripFold night = fold(List.of(), List.of(), List.of());
    night.register(flight);
    night.register(Trips.waitingUntil(hotel, Instant.parse("2026-11-23T18:50:00Z")));
    night.apply(event(flight, 1, new VendorChange.Cancelled()));
    night.conclude();
    assertThat(night.deadlines().getFirst().at()).isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void shouldUseTheStoredRelations() {
    Relation stored =
        new Relation(
            flight.id(),
            hotel.id(),
            RelationType.ARRIVES_FOR,
            flight.booked().end().at(),
            flight.booked().end().at().plus(Duration.ofMinutes(90)),
            Duration.ofMinutes(80),
            new Evidence(Evidence.Kind.NEAR, "7 km"),
            RelationPolicy.CURRENT.version());
    TripFold loaded =
        fold(
            List.of(TripActivity.registered(flight), TripActivity.registered(hotel)),
            List.of(stored),
            List.of());

    loaded.apply(delayed(1, Duration.ofMinutes(280)));
    loaded.conclude();

    assertThat(loaded.changedRelations()).isEmpty();
    assertThat(loaded.changedModifications())
        .extracting(m -> m.need().reason())
        .containsExactly(Reason.TOO_TIGHT);
    TripFold none =
        fold(
            List.of(TripActivity.registered(flight), TripActivity.registered(hotel)),
            List.of(),
            List.of());
    none.apply(delayed(1, Duration.ofHours(8)));
    none.conclude();
    assertThat(none.changedModifications()).isEmpty();
  }

  @Test
  void shouldFindRelationsAnewThatAnOlderPolicyFound() {
    Relation old =
        new Relation(
            flight.id(),
            hotel.id(),
            RelationType.ARRIVES_FOR,
            flight.booked().end().at(),
            hotel.due(),
            Duration.ofMinutes(5),
            new Evidence(Evidence.Kind.NEAR, "7 km"),
            RelationPolicy.CURRENT.version() - 1);
    TripFold loaded =
        fold(
            List.of(TripActivity.registered(flight), TripActivity.registered(hotel)),
            List.of(old),
            List.of());

    loaded.conclude();

    assertThat(loaded.changedRelations().orElseThrow())
        .extracting(Relation::buffer)
        .containsExactly(Duration.ofMinutes(60));
  }

  @Test
  void shouldRelateTheNextTwoHundredOnly() {
    for (int i = 0; i < 250; i++) {
      trip.register(
          Trips.activity(
              "show-" + i,
              ActivityKind.EVENT,
              Trips.shifted(hotel.booked().start(), Duration.ofHours(2L * i)),
              Trips.shifted(hotel.booked().start(), Duration.ofHours(2L * i + 1))));
    }
    Activity past =
        Trips.booked(
            Trips.dinner("2026-11-20T20:00", "2026-11-20T22:00"),
            Trips.shifted(hotel.booked(), Duration.ofDays(-5)));
    trip.register(past);
    trip.conclude();

    assertThat(trip.changedRelations().orElseThrow())
        .allSatisfy(r -> assertThat(r.touches(past.id())).isFalse())
        .noneSatisfy(r -> assertThat(r.to().value()).isEqualTo("show-200"))
        .anySatisfy(r -> assertThat(r.to().value()).isEqualTo("show-199"));
  }

  @Test
  void shouldForgetWhatWasToldOnceTheActivityIsRebooked() {
    bookAndDelay(Duration.ofHours(8));
    Activity rebooked = Trips.booked(flight, Trips.shifted(flight.booked(), Duration.ofHours(1)));

    trip.register(rebooked);
    trip.conclude();

    assertThat(trip.changedActivities())
        .filteredOn(a -> a.activity().id().equals(flight.id()))
        .singleElement()
        .satisfies(a -> {
          assertThat(a.activity().status()).isEqualTo(new ActivityStatus.AsBooked());
          assertThat(a.disruption().orElseThrow().announced()).isEmpty();
        });
    assertThat(only().state().code()).isEqualTo(Code.WITHDRAWN);
  }

  @Test
  void shouldEndTheSameInWhateverBatchesEventsCome() {
    Random random = new Random(5);
    for (int round = 0; round < 100; round++) {
      List<VendorEvent> events = new ArrayList<>();
      for (int i = 1; i <= 6; i++) {
        events.add(delayed(i, Duration.ofMinutes(random.nextInt(0, 900))));
      }
      Collections.shuffle(events, random);
      assertThat(inBatches(events, 1)).isEqualTo(inBatches(events, 6));
      assertThat(inBatches(events, 1)).isEqualTo(inBatches(events, 1 + random.nextInt(6)));
    }
  }

  /** Folds in batches, each on what the ones before have left; ids differ, so they are left out. */
  private List<String> inBatches(List<VendorEvent> events, int size) {
    TripFold first = fold(List.of(), List.of(), List.of());
    first.register(flight);
    first.register(hotel);
    first.conclude();
    List<Relation> relations = first.changedRelations().orElseThrow();
    Map<Object, TripActivity> activities = new HashMap<>();
    Map<Object, Modification> modifications = new HashMap<>();
    List<String> said = new ArrayList<>();
    store(first, activities, modifications, said);
    for (int i = 0; i < events.size(); i += size) {
      TripFold next =
          fold(
              List.copyOf(activities.values()),
              relations,
              modifications.values().stream()
                  .filter(m -> m.state().code() != Code.WITHDRAWN)
                  .toList());
      events.subList(i, Math.min(i + size, events.size())).forEach(next::apply);
      next.conclude();
      store(next, activities, modifications, said);
    }
    modifications.values().stream()
        .filter(m -> m.state().code() != Code.WITHDRAWN)
        .map(m -> m.state() + " " + m.need().reason())
        .forEach(said::add);
    said.add(activities.get(flight.id()).activity().status().toString());
    return said;
  }

  private static void store(
      TripFold fold,
      Map<Object, TripActivity> activities,
      Map<Object, Modification> modifications,
      List<String> said) {
    fold.changedActivities().forEach(a -> activities.put(a.activity().id(), a));
    fold.changedModifications().forEach(m -> modifications.put(m.id(), m));
    fold.drafts().forEach(d -> said.add(d.text()));
  }

  private void bookAndDelay(Duration by) {
    trip.register(flight);
    trip.register(hotel);
    delay(1, by);
  }

  private void delay(long sequence, Duration by) {
    trip.apply(delayed(sequence, by));
    trip.conclude();
  }

  private VendorEvent delayed(long sequence, Duration by) {
    ActivityTime start = Trips.shifted(flight.booked().start(), by);
    ActivityTime end = Trips.shifted(flight.booked().end(), by);
    return new VendorEvent(
        flight.booking(),
        Optional.empty(),
        new EventVersion(sequence, NOW, NOW),
        new VendorChange.Moved(Optional.of(start), Optional.of(end)),
        Optional.empty());
  }

  private static VendorEvent event(Activity activity, long sequence, VendorChange change) {
    return new VendorEvent(
        activity.booking(),
        Optional.empty(),
        new EventVersion(sequence, NOW, NOW),
        change,
        Optional.empty());
  }

  /** The same trip, as it is loaded after that time. */
  private TripFold later(Duration after) {
    return new TripFold(
        USER,
        trip.changedActivities(),
        trip.changedRelations().orElseThrow(),
        trip.changedModifications(),
        new VendorNames(Map.of()),
        () -> new UUID(1, ++lastId),
        NOW.plus(after));
  }

  private void quote(OfferOption option) {
    trip.offers().quoted(only().id(), only().revision(), List.of(option));
  }

  private void decide(String optionId) {
    assertThat(
            trip.offers()
                .decide(only().id(), optionId, NOW, new DecidedBy(USER, SESSION, RESCHEDULE)))
        .isPresent();
  }

  private void confirm(Schedule schedule, Instant latestStart) {
    trip.offers()
        .confirmed(
            only().id(),
            RESCHEDULE,
            new Confirmation("R/1", false, schedule).waitingUntil(Optional.of(latestStart)))
        .ifPresent(trip::expect);
    trip.conclude();
  }

  private static Confirmation confirmation(Activity activity, Optional<Instant> latestStart) {
    return new Confirmation("R/1", false, activity.booked()).waitingUntil(latestStart);
  }

  private Modification only() {
    assertThat(trip.changedModifications()).hasSize(1);
    return trip.changedModifications().getFirst();
  }

  private static List<MessageKind> kinds(TripFold fold) {
    return fold.drafts().stream().map(MessageDraft::kind).toList();
  }

  private TripFold fold(
      List<TripActivity> activities, List<Relation> relations, List<Modification> pending) {
    return new TripFold(
        USER,
        activities,
        relations,
        pending,
        new VendorNames(Map.of()),
        () -> new UUID(1, ++lastId),
        NOW);
  }

  private OfferOption option(OptionKind kind) {
    return new OfferOption(
        "1",
        kind,
        "offer-1",
        Optional.of(hotel.booked().start().at()),
        Optional.of(hotel.booked().end().at()),
        Optional.empty(),
        Optional.empty(),
        NOW.plus(Duration.ofHours(2)));
  }
}
