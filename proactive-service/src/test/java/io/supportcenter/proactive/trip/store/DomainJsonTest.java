package io.supportcenter.proactive.trip.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.kit.values.Money;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityStatus;
import io.supportcenter.proactive.activity.Trips;
import io.supportcenter.proactive.disruption.VendorChange;
import io.supportcenter.proactive.disruption.VendorEvent;
import io.supportcenter.proactive.modification.Confirmation;
import io.supportcenter.proactive.modification.Decision;
import io.supportcenter.proactive.modification.ModificationState;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.offer.OptionKind;
import io.supportcenter.proactive.session.AgentId;
import io.supportcenter.proactive.session.SessionOutcome;
import io.supportcenter.proactive.session.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DomainJsonTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final AgentId AGENT = new AgentId("anna");
  private static final OfferOption OPTION =
      new OfferOption(
          "1",
          OptionKind.SHORTEN,
          "offer-1",
          Optional.of(NOW),
          Optional.of(NOW.plusSeconds(60)),
          Optional.of(Money.of(-9500, "EUR")),
          Optional.empty(),
          NOW);
  private static final Decision DECISION =
      new Decision(OPTION, new UUID(0, 1), new UserId("user-1"), NOW);

  static Stream<ModificationState> modificationStates() {
    Confirmation confirmation =
        new Confirmation("R/1", false, Trips.hotelInLisbon().booked())
            .waitingUntil(Optional.of(NOW));
    return Stream.of(
        new ModificationState.Quoting(),
        new ModificationState.Offered(List.of(OPTION)),
        new ModificationState.NeedsAgent(ModificationState.NeedsAgent.Reason.NO_OPTIONS),
        new ModificationState.Rescheduling(DECISION, new UUID(0, 2)),
        new ModificationState.Rescheduled(DECISION, confirmation),
        new ModificationState.Kept(DECISION),
        new ModificationState.Withdrawn());
  }

  static Stream<SessionState> sessionStates() {
    return Stream.of(
        new SessionState.Requested(),
        new SessionState.Queued(NOW, NOW),
        new SessionState.Offered(AGENT, NOW, NOW, NOW),
        new SessionState.Active(AGENT, NOW, NOW),
        new SessionState.WrapUp(AGENT),
        new SessionState.Ended(SessionOutcome.CLOSED, Optional.of(AGENT)));
  }

  static Stream<Activity> activities() {
    Activity flight = Trips.flightToLisbon();
    return Stream.of(
        flight,
        Trips.late(flight, Duration.ofHours(1)),
        Trips.waitingUntil(flight, NOW),
        flight.with(new ActivityStatus.Moved(Trips.waitingUntil(flight, NOW).booked())),
        flight.with(new ActivityStatus.Diverted(flight.booked())),
        flight.with(new ActivityStatus.Cancelled()),
        flight.with(new ActivityStatus.GivenUp()));
  }

  @ParameterizedTest
  @MethodSource("modificationStates")
  void shouldReadModificationStatesAsTheyWereWritten(ModificationState state) {
    assertThat(DomainJson.read(DomainJson.write(state), ModificationState.class)).isEqualTo(state);
  }

  @ParameterizedTest
  @MethodSource("sessionStates")
  void shouldReadSessionStatesAsTheyWereWritten(SessionState state) {
    assertThat(DomainJson.read(DomainJson.write(state), SessionState.class)).isEqualTo(state);
  }

  @ParameterizedTest
  @MethodSource("activities")
  void shouldReadActivitiesAsTheyWereWritten(Activity activity) {
    assertThat(DomainJson.read(DomainJson.write(activity), Activity.class)).isEqualTo(activity);
  }

  @Test
  void shouldReadVendorsEventsAsTheyWereWritten() {
    VendorEvent event =
        new VendorEvent(
            Trips.flightToLisbon().booking(),
            Optional.of("1"),
            new EventVersion(3, NOW, NOW),
            new VendorChange.Moved(
                Optional.empty(), Optional.of(Trips.flightToLisbon().booked().end())),
            Optional.of("fog"));

    assertThat(DomainJson.read(DomainJson.write(event), VendorEvent.class)).isEqualTo(event);
  }

  @Test
  void shouldNameTheCaseOfASealedType() {
    assertThat(DomainJson.write(new SessionState.Requested())).isEqualTo("{\"is\":\"Requested\"}");
  }
}
