package io.supportcenter.proactive.modification;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.activity.Trips;
import io.supportcenter.proactive.modification.ModificationState.NeedsAgent;
import io.supportcenter.proactive.modification.ModificationState.Offered;
import io.supportcenter.proactive.modification.ModificationState.Quoting;
import io.supportcenter.proactive.modification.ModificationState.Withdrawn;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.offer.OptionKind;
import io.supportcenter.proactive.relation.Danger;
import io.supportcenter.proactive.relation.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModificationTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final DecidedBy DECIDER =
      new DecidedBy(new UserId("user-1"), new UUID(0, 2), new UUID(0, 4));
  private static final Danger TOO_LATE = danger(NOW);

  @Test
  void shouldOfferWhatTheVendorQuoted() {
    assertThat(new Quoting().quoted(List.of(option(OptionKind.SHORTEN))))
        .isInstanceOf(Offered.class);
  }

  @Test
  void shouldBeACaseForAnAgentWhenTheVendorHasNoOptions() {
    assertThat(new Quoting().quoted(List.of()))
        .isEqualTo(new NeedsAgent(NeedsAgent.Reason.NO_OPTIONS));
  }

  @Test
  void shouldRescheduleWithTheDecisionOfTheSession() {
    DecisionResult result = offered(OptionKind.LATE_ARRIVAL).decide("o-1", NOW, DECIDER);

    assertThat(result)
        .isInstanceOfSatisfying(
            DecisionResult.Reschedule.class,
            reschedule -> {
              assertThat(reschedule.next().decision().sessionId()).isEqualTo(DECIDER.sessionId());
              assertThat(reschedule.next().decision().by()).isEqualTo(DECIDER.user());
            });
  }

  @Test
  void shouldAskNobodyWhenTheCustomerKeepsTheBooking() {
    assertThat(offered(OptionKind.KEEP).decide("o-1", NOW, DECIDER))
        .isInstanceOf(DecisionResult.Keep.class);
  }

  @Test
  void shouldRefuseAnOptionThatWasNotOffered() {
    assertThat(offered(OptionKind.SHORTEN).decide("o-2", NOW, DECIDER))
        .isEqualTo(new DecisionResult.Refused(DecisionResult.Reason.OPTION_NOT_OFFERED));
  }

  @Test
  void shouldRefuseAnOptionThatHasExpired() {
    assertThat(offered(OptionKind.SHORTEN).decide("o-1", NOW.plus(Duration.ofHours(1)), DECIDER))
        .isEqualTo(new DecisionResult.Refused(DecisionResult.Reason.OPTION_EXPIRED));
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void shouldAskForOptionsAgainOrForAnAgentWhenTheVendorRefuses(Refusal refusal) {
    var rescheduling =
        ((DecisionResult.Reschedule) offered(OptionKind.SHORTEN).decide("o-1", NOW, DECIDER))
            .next();

    assertThat(rescheduling.refused(refusal))
        .isEqualTo(
            refusal.mayQuoteAgain()
                ? new Quoting()
                : new NeedsAgent(NeedsAgent.Reason.VENDOR_REFUSED));
  }

  @Test
  void shouldOpenAModificationWhenOneIsNeeded() {
    assertThat(ModificationStep.of(Optional.empty(), Optional.of(TOO_LATE)))
        .isEqualTo(new ModificationStep.Open(TOO_LATE));
  }

  @Test
  void shouldDoNothingWhenNothingIsNeeded() {
    assertThat(ModificationStep.of(Optional.empty(), Optional.empty()))
        .isEqualTo(new ModificationStep.Nothing());
  }

  @Test
  void shouldLeaveOffersStandingWhileTheNeedIsTheSame() {
    assertThat(ModificationStep.of(Optional.of(offeredModification()), Optional.of(TOO_LATE)))
        .isEqualTo(new ModificationStep.Nothing());
  }

  @Test
  void shouldQuoteAgainWhenTheNeedIsAnother() {
    Danger later = danger(NOW.plusSeconds(3600));

    ModificationStep step =
        ModificationStep.of(Optional.of(offeredModification()), Optional.of(later));

    assertThat(step)
        .isInstanceOfSatisfying(
            ModificationStep.QuoteAgain.class,
            again -> {
              assertThat(again.after().state())
                  .isEqualTo(new Quoting(offered(OptionKind.SHORTEN).options()));
              assertThat(again.after().need()).isEqualTo(Need.of(later));
              assertThat(again.after().revision()).isEqualTo(2);
            });
  }

  @Test
  void shouldForgetWhatWasOfferedForAnotherReason() {
    Danger cancelled =
        new Danger(
            Trips.hotelInLisbon().id(),
            new AssetId("flight"),
            Reason.NO_ARRIVAL,
            Optional.empty(),
            Optional.empty());

    assertThat(ModificationStep.of(Optional.of(offeredModification()), Optional.of(cancelled)))
        .isInstanceOfSatisfying(
            ModificationStep.QuoteAgain.class,
            again -> assertThat(again.after().state()).isEqualTo(new Quoting()));
  }

  @Test
  void shouldWithdrawWhatIsNoLongerNeeded() {
    ModificationStep step =
        ModificationStep.of(Optional.of(offeredModification()), Optional.empty());

    assertThat(step)
        .isInstanceOfSatisfying(
            ModificationStep.Withdraw.class,
            withdraw ->
                assertThat(withdraw.before().withdrawn().state()).isEqualTo(new Withdrawn()));
  }

  private static Modification offeredModification() {
    return Modification.needed(new ModificationId(new UUID(0, 3)), new UserId("user-1"), TOO_LATE)
        .in(offered(OptionKind.SHORTEN));
  }

  private static Offered offered(OptionKind kind) {
    return new Offered(List.of(option(kind)));
  }

  private static OfferOption option(OptionKind kind) {
    return new OfferOption(
        "o-1",
        kind,
        "offer-1",
        Optional.of(NOW),
        Optional.of(NOW.plusSeconds(60)),
        Optional.empty(),
        Optional.empty(),
        NOW.plus(Duration.ofHours(1)));
  }

  private static Danger danger(Instant from) {
    return new Danger(
        Trips.hotelInLisbon().id(),
        new AssetId("flight"),
        Reason.TOO_LATE,
        Optional.of(from),
        Optional.empty());
  }
}
