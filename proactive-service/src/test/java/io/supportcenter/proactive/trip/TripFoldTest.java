package io.supportcenter.proactive.trip;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.activity.Activity;
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
import io.supportcenter.proactive.modification.ModificationState.Code;
import io.supportcenter.proactive.modification.Refusal;
import io.supportcenter.proactive.modification.RescheduleNews;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.offer.OptionKind;
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

class TripFoldTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final UserId USER = new UserId("user-1");
  private static final UUID SESSION = new UUID(9, 9);
  private static final UUID RESCHEDULE = new UUID(8, 8);

  private final Activity flight = Trips.flightToLisbon();
  private final Activity hotel = Trips.hotelInLisbon();
  private final TripFold trip = fold(List.of(), List.of());

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
  void shouldTakeOffersBackWhenTheCauseLeavesTheAssetStore() {
    bookAndDelay(Duration.ofHours(8));
    quote(option(OptionKind.SHORTEN));

    trip.remove(flight.id());

    assertThat(only().state().code()).isEqualTo(Code.WITHDRAWN);
    assertThat(trip.drafts().getLast().kind()).isEqualTo(MessageKind.OPTIONS_WITHDRAWN);
    assertThat(trip.removedActivities()).containsExactly(flight.id());
  }

  @Test
  void shouldForgetWhatWasToldOnceTheActivityIsRebooked() {
    bookAndDelay(Duration.ofHours(8));
    Activity rebooked =
        new Activity(
            flight.id(),
            flight.user(),
            flight.booking(),
            flight.kind(),
            flight.title(),
            Trips.shifted(flight.booked(), Duration.ofHours(1)),
            new ActivityStatus.AsBooked());

    trip.register(rebooked);

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
    TripFold first = fold(List.of(), List.of());
    first.register(flight);
    first.register(hotel);
    Map<Object, TripActivity> activities = new HashMap<>();
    Map<Object, Modification> modifications = new HashMap<>();
    List<String> said = new ArrayList<>();
    store(first, activities, modifications, said);
    for (int i = 0; i < events.size(); i += size) {
      TripFold next =
          fold(
              List.copyOf(activities.values()),
              modifications.values().stream()
                  .filter(m -> m.state().code() != Code.WITHDRAWN)
                  .toList());
      events.subList(i, Math.min(i + size, events.size())).forEach(next::apply);
      store(next, activities, modifications, said);
    }
    modifications.values().stream()
        .filter(m -> m.state().code() != Code.WITHDRAWN)
        .map(m -> m.state() + " " + m.need())
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
  }

  private VendorEvent delayed(long sequence, Duration by) {
    ActivityTime start = Trips.shifted(flight.booked().start(), by);
    ActivityTime end = Trips.shifted(flight.booked().end(), by);
    return new VendorEvent(
        flight.booking(),
        new EventVersion(sequence, NOW, NOW),
        new VendorChange.Moved(Optional.of(start), Optional.of(end)),
        Optional.empty());
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

  private TripFold fold(List<TripActivity> activities, List<Modification> pending) {
    return new TripFold(
        USER, activities, pending, new VendorNames(Map.of()), () -> new UUID(1, ++lastId));
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
