package io.supportcenter.reactivation.reactivation.rest;

import io.supportcenter.kit.values.Money;
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

  static ReactivationView view(Reactivation reactivation, Optional<Decision> decision) {
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
        offer(state),
        state instanceof Third(Answer.Third third) ? third(third) : null,
        state instanceof Blocked(Restriction by) ? by : null,
        reason(state),
        state instanceof Reactivated reactivated ? reactivated(reactivated) : null);
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
      case Third(Answer.Third third) -> NextStep.after(third);
      case Expired _ -> NextStep.ASK_AGAIN_LATER;
      case Blocked _, Reactivated _, Declined _, Refused _ -> NextStep.NONE;
    };
  }

  private static OfferView offer(ReactivationState state) {
    return switch (state) {
      case ConditionalOffer offer -> offer(offer);
      case VerifyingPaymentMethod verifying -> offer(verifying.offer());
      case Received _, Reactivating _, Ended _ -> null;
    };
  }

  private static OfferView offer(ConditionalOffer offer) {
    return new OfferView(
        offer.offer().differsFrom().orElse(null),
        new TreeSet<PaymentMethodKind>(offer.offer().anyOf()),
        offer.offer().expiresAt(),
        ConditionalOffer.FAILURES_MAX - offer.failures());
  }

  private static ThirdView third(Answer.Third third) {
    NextStep kind = NextStep.after(third);
    return switch (third) {
      case Answer.ReferToAgent _, Answer.VerifyIdentity _ -> new ThirdView(kind, null, null);
      case Answer.SettleBalance(Money amount) -> new ThirdView(kind, AmountView.of(amount), null);
      case Answer.PayDeposit(Money amount) -> new ThirdView(kind, AmountView.of(amount), null);
      case Answer.WaitUntil(Instant until) -> new ThirdView(kind, null, until);
    };
  }

  private static String reason(ReactivationState state) {
    return switch (state) {
      case Declined(var reason) -> reason.name();
      case Refused(var reason) -> reason.name();
      case Received _, Reactivating _, ConditionalOffer _, VerifyingPaymentMethod _, Ended _ ->
          null;
    };
  }

  private static ReactivatedView reactivated(Reactivated state) {
    return new ReactivatedView(state.at(), state.reference(), state.condition().orElse(null));
  }
}
