package io.supportcenter.reactivation.reactivation;

import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.account.Restriction;
import io.supportcenter.reactivation.decision.Answer;
import io.supportcenter.reactivation.decision.Answer.AcceptOnCondition;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The state of a reactivation. Each has the steps that lead out of it. */
public sealed interface ReactivationState {
  default StateCode code() {
    return switch (this) {
      case Received _ -> StateCode.RECEIVED;
      case Accepted _ -> StateCode.ACCEPTED;
      case ConditionalOffer _ -> StateCode.CONDITIONAL_OFFER;
      case VerifyingPaymentMethod _ -> StateCode.VERIFYING_PAYMENT_METHOD;
      case ConditionAccepted _ -> StateCode.CONDITION_ACCEPTED;
      case Third _ -> StateCode.THIRD;
      case Blocked _ -> StateCode.BLOCKED;
      case Reactivated _ -> StateCode.REACTIVATED;
      case Declined _ -> StateCode.DECLINED;
      case Expired _ -> StateCode.EXPIRED;
      case Refused _ -> StateCode.REFUSED;
    };
  }

  /** What a decision leads to. */
  static ReactivationState of(Answer answer) {
    return switch (answer) {
      case Answer.AcceptUnconditionally _ -> new Accepted();
      case AcceptOnCondition offer -> new ConditionalOffer(offer, 0);
      case Answer.Third third -> new Third(third);
      case Answer.Block(Restriction by) -> new Blocked(by);
    };
  }

  /** Over. A user has at most one reactivation of an account that has not ended. */
  sealed interface Ended extends ReactivationState {}

  /**
   * The account's state has not arrived yet.
   *
   * @param waitsUntil when the request is refused
   */
  record Received(Instant waitsUntil) implements ReactivationState {}

  /** The account system is being asked to reactivate the account. */
  sealed interface Reactivating extends ReactivationState {
    /** The additional condition; empty when there is none. */
    Optional<PaymentMethodKind> condition();

    default Reactivated confirmed(Instant at, String reference) {
      return new Reactivated(condition(), at, reference);
    }
  }

  record Accepted() implements Reactivating {
    @Override
    public Optional<PaymentMethodKind> condition() {
      return Optional.empty();
    }
  }

  /**
   * The user may accept the condition.
   *
   * @param failures payment methods that could not be verified until now
   */
  record ConditionalOffer(AcceptOnCondition offer, int failures) implements ReactivationState {
    /** The offer ends after this many failed payment methods. */
    public static final int FAILURES_MAX = 5;

    public boolean isOver(Instant now) {
      return !now.isBefore(offer.expiresAt());
    }

    /**
     * @param verification a new id for this attempt
     */
    public Acceptance accept(PaymentMethod method, UUID verification, Instant now) {
      if (isOver(now)) {
        return new Acceptance.NotTaken(AcceptanceProblem.OFFER_EXPIRED);
      }
      if (offer.differsFrom().filter(method.kind()::equals).isPresent()) {
        return new Acceptance.NotTaken(AcceptanceProblem.PAYMENT_METHOD_NOT_DIFFERENT);
      }
      if (!offer.anyOf().contains(method.kind())) {
        return new Acceptance.NotTaken(AcceptanceProblem.PAYMENT_METHOD_NOT_ACCEPTED);
      }
      return new Acceptance.ToVerify(new VerifyingPaymentMethod(this, method, verification));
    }
  }

  /**
   * The account system is being asked whether the payment method works. An offer accepted in time
   * does not expire during that time.
   */
  record VerifyingPaymentMethod(ConditionalOffer offer, PaymentMethod method, UUID verification)
      implements ReactivationState {
    public ConditionAccepted verified(String reference) {
      return new ConditionAccepted(method.kind(), reference);
    }

    /** The user may try another payment method, as long as the offer is open. */
    public ReactivationState notVerified(Instant now) {
      int failures = offer.failures() + 1;
      if (failures >= ConditionalOffer.FAILURES_MAX) {
        return new Declined(DeclineReason.PAYMENT_METHOD_REFUSED);
      }
      return offer.isOver(now) ? new Expired() : new ConditionalOffer(offer.offer(), failures);
    }
  }

  /** The condition is met: the payment method differs and is verified. */
  record ConditionAccepted(PaymentMethodKind paymentMethod, String verificationReference)
      implements Reactivating {
    @Override
    public Optional<PaymentMethodKind> condition() {
      return Optional.of(paymentMethod);
    }
  }

  record Third(Answer.Third answer) implements Ended {}

  record Blocked(Restriction by) implements Ended {}

  /**
   * The account system has confirmed.
   *
   * @param condition the additional condition; empty when there was none
   * @param at by the account system's clock
   */
  record Reactivated(Optional<PaymentMethodKind> condition, Instant at, String reference)
      implements Ended {}

  record Declined(DeclineReason reason) implements Ended {}

  record Expired() implements Ended {}

  record Refused(Refusal reason) implements Ended {}
}
