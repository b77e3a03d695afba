package io.supportcenter.reactivation.reactivation.rest;

import io.supportcenter.kit.values.Money;
import io.supportcenter.reactivation.account.PaymentAttempts;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.account.Restriction;
import io.supportcenter.reactivation.decision.Answer;
import io.supportcenter.reactivation.decision.Decision;
import io.supportcenter.reactivation.decision.NextStep;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationState;
import io.supportcenter.reactivation.reactivation.ReactivationState.Blocked;
import io.supportcenter.reactivation.reactivation.ReactivationState.ConditionalOffer;
import io.supportcenter.reactivation.reactivation.ReactivationState.Declined;
import io.supportcenter.reactivation.reactivation.ReactivationState.Ended;
import io.supportcenter.reactivation.reactivation.ReactivationState.Expired;
import io.supportcenter.reactivation.reactivation.ReactivationState.Reactivated;
import io.supportcenter.reactivation.reactivation.ReactivationState.Reactivating;
import io.supportcenter.reactivation.reactivation.ReactivationState.Received;
import io.supportcenter.reactivation.reactivation.ReactivationState.Refused;
import io.supportcenter.reactivation.reactivation.ReactivationState.Third;
import io.supportcenter.reactivation.reactivation.ReactivationState.ThirdAwaited;
import io.supportcenter.reactivation.reactivation.ReactivationState.ThirdResponded;
import io.supportcenter.reactivation.reactivation.ReactivationState.VerifyingPaymentMethod;
import io.supportcenter.reactivation.reactivation.rest.ReactivationView.AmountView;
import io.supportcenter.reactivation.reactivation.rest.ReactivationView.OfferView;
import io.supportcenter.reactivation.reactivation.rest.ReactivationView.ReactivatedView;
import io.supportcenter.reactivation.reactivation.rest.ReactivationView.ThirdView;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;

/** From a reactivation and its last decision to what the REST interface gives. */
final class ViewMapper {

  private ViewMapper() {}

  /**
   * @param attempts of its account
   * @param isForStaff whether they may see what a user may not: why an account is blocked
   */
  static ReactivationView view(
      Reactivation reactivation,
      Optional<Decision> decision,
      PaymentAttempts attempts,
      boolean isForStaff) {
    ReactivationState state = reactivation.state();
    return new ReactivationView(
        reactivation.id().value(),
        reactivation.request().account().value(),
        reactivation.request().user().value(),
        reactivation.request().requestId(),
        state.code(),
        decision.map(Decision::answer).map(ViewMapper::response).orElse(null),
        nextStep(state),
        decision.map(Decision::reasons).filter(reasons -> !reasons.isEmpty()).orElse(null),
        offer(state, attempts),
        state instanceof ThirdResponded third ? third(third) : null,
        isForStaff && state instanceof Blocked(Restriction by) ? by : null,
        reason(state),
        state instanceof Refused(_, Optional<String> detail) ? detail.orElse(null) : null,
        outcomeUnknownSince(state).orElse(null),
        isForStaff && state instanceof Reactivating asked && asked.ordered().isStopping()
            ? Boolean.TRUE
            : null,
        state instanceof Reactivated reactivated ? reactivated(reactivated) : null);
  }

  private static Optional<Instant> outcomeUnknownSince(ReactivationState state) {
    return switch (state) {
      case Reactivating asked -> asked.ordered().outcomeUnknownSince();
      case VerifyingPaymentMethod verifying -> verifying.outcomeUnknownSince();
      case Received _, ConditionalOffer _, ThirdAwaited _, Ended _ -> Optional.empty();
    };
  }

  static String response(Answer answer) {
    return switch (answer) {
      case Answer.AcceptUnconditionally _ -> "FIRST";
      case Answer.AcceptOnCondition _ -> "SECOND";
      case Answer.Third _ -> "THIRD";
      case Answer.Block _ -> "BLOCKED";
    };
  }

  private static NextStep nextStep(ReactivationState state) {
    return switch (state) {
      case Received _, Reactivating _, VerifyingPaymentMethod _ -> NextStep.WAIT_FOR_ACCOUNT_SYSTEM;
      case ConditionalOffer _ -> NextStep.ACCEPT_CONDITION;
      case ThirdResponded third -> NextStep.after(third.answer());
      case Expired _ -> NextStep.ASK_AGAIN_LATER;
      case Blocked _, Reactivated _, Declined _, Refused _ -> NextStep.NONE;
    };
  }

  private static OfferView offer(ReactivationState state, PaymentAttempts attempts) {
    return switch (state) {
      case ConditionalOffer offer -> offer(offer, attempts);
      case VerifyingPaymentMethod verifying -> offer(verifying.offer(), attempts);
      case Received _, Reactivating _, ThirdAwaited _, Ended _ -> null;
    };
  }

  private static OfferView offer(ConditionalOffer offer, PaymentAttempts attempts) {
    Instant now = Instant.now();
    return new OfferView(
        offer.offer().differsFrom().orElse(null),
        new TreeSet<PaymentMethodKind>(offer.offer().anyOf()),
        offer.offer().expiresAt(),
        attempts.left(now),
        attempts.againAt(now).orElse(null),
        offer.lastProblem().orElse(null));
  }

  private static ThirdView third(ThirdResponded third) {
    return new ThirdView(
        NextStep.after(third.answer()),
        amount(third.answer()).map(AmountView::of).orElse(null),
        third instanceof ThirdAwaited awaited ? awaited.until() : null,
        third instanceof Third ended ? ended.liveSession().orElse(null) : null);
  }

  private static Optional<Money> amount(Answer.Third third) {
    return switch (third) {
      case Answer.SettleBalance(Money amount) -> Optional.of(amount);
      case Answer.PayDeposit(Money amount) -> Optional.of(amount);
      case Answer.ReferToAgent _, Answer.VerifyIdentity _, Answer.WaitUntil _ -> Optional.empty();
    };
  }

  private static String reason(ReactivationState state) {
    return switch (state) {
      case Declined(var reason) -> reason.name();
      case Refused(var reason, _) -> reason.name();
      case Received _,
          Reactivating _,
          ConditionalOffer _,
          VerifyingPaymentMethod _,
          ThirdAwaited _,
          Ended _ ->
          null;
    };
  }

  private static ReactivatedView reactivated(Reactivated state) {
    return new ReactivatedView(state.at(), state.reference(), state.condition().orElse(null));
  }
}
