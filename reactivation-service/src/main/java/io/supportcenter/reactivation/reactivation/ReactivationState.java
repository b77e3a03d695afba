package io.supportcenter.reactivation.reactivation;

import io.supportcenter.reactivation.account.PaymentAttempts;
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
      case ThirdResponded _ -> StateCode.THIRD;
      case Blocked _ -> StateCode.BLOCKED;
      case Reactivated _ -> StateCode.REACTIVATED;
      case Declined _ -> StateCode.DECLINED;
      case Expired _ -> StateCode.EXPIRED;
      case Refused _ -> StateCode.REFUSED;
    };
  }

  /**
   * What a decision leads to.
   *
   * @param settleBy until when a balance that is asked for may be settled
   */
  static ReactivationState of(Answer answer, Instant settleBy) {
    return switch (answer) {
      case Answer.AcceptUnconditionally _ -> new Accepted(Ordered.NEW);
      case AcceptOnCondition offer -> new ConditionalOffer(offer, Optional.empty());
      case Answer.SettleBalance settle -> new ThirdAwaited(settle, settleBy);
      case Answer.WaitUntil wait -> new ThirdAwaited(wait, wait.until());
      case Answer.ReferToAgent refer -> new Third(refer, Optional.empty());
      case Answer.VerifyIdentity verify -> new Third(verify, Optional.empty());
      case Answer.PayDeposit deposit -> new Third(deposit, Optional.empty());
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

  /**
   * What is known of the order to reactivate the account.
   *
   * @param outcomeUnknownSince since when nobody knows whether the account system has done it
   * @param isStopping the account may no longer be reactivated: what is not done will not be done
   */
  record Ordered(Optional<Instant> outcomeUnknownSince, boolean isStopping) {

    static final Ordered NEW = new Ordered(Optional.empty(), false);

    Ordered outcomeUnknown(Instant now) {
      return new Ordered(outcomeUnknownSince.or(() -> Optional.of(now)), isStopping);
    }

    Ordered stopping(boolean isToStop) {
      return new Ordered(outcomeUnknownSince, isToStop);
    }
  }

  /** The account system is being asked to reactivate the account. */
  sealed interface Reactivating extends ReactivationState {
    /** The additional condition; empty when there is none. */
    Optional<PaymentMethodKind> condition();

    Ordered ordered();

    Reactivating with(Ordered ordered);

    default Reactivated confirmed(Instant at, String reference) {
      return new Reactivated(condition(), at, reference);
    }
  }

  record Accepted(Ordered ordered) implements Reactivating {
    @Override
    public Optional<PaymentMethodKind> condition() {
      return Optional.empty();
    }

    @Override
    public Reactivating with(Ordered newer) {
      return new Accepted(newer);
    }
  }

  /**
   * The user may accept the condition.
   *
   * @param lastProblem why the last payment method did not meet it
   */
  record ConditionalOffer(AcceptOnCondition offer, Optional<PaymentMethodProblem> lastProblem)
      implements ReactivationState {

    public boolean isOver(Instant now) {
      return !now.isBefore(offer.expiresAt());
    }

    /**
     * @param verification a new id for this attempt
     * @param attempts with which payment methods of the account have failed
     */
    public Acceptance accept(
        PaymentMethod method, UUID verification, PaymentAttempts attempts, Instant now) {
      if (isOver(now)) {
        return new Acceptance.NotTaken(AcceptanceProblem.OFFER_EXPIRED);
      }
      Optional<PaymentMethodProblem> problem = problemOf(method.kind());
      if (problem.isPresent()) {
        return new Acceptance.NotTaken(AcceptanceProblem.valueOf(problem.get().name()));
      }
      if (attempts.left(now) == 0) {
        return new Acceptance.NotTaken(AcceptanceProblem.PAYMENT_METHODS_TOO_MANY);
      }
      return new Acceptance.ToVerify(
          new VerifyingPaymentMethod(this, method, verification, false, Optional.empty()));
    }

    /** Why a payment method of that kind does not meet the condition. */
    Optional<PaymentMethodProblem> problemOf(PaymentMethodKind kind) {
      if (offer.differsFrom().filter(kind::equals).isPresent()) {
        return Optional.of(PaymentMethodProblem.PAYMENT_METHOD_NOT_DIFFERENT);
      }
      return offer.anyOf().contains(kind)
          ? Optional.empty()
          : Optional.of(PaymentMethodProblem.PAYMENT_METHOD_NOT_ACCEPTED);
    }
  }

  /**
   * The account system is being asked whether the payment method works, and of what kind it is. An
   * offer accepted in time does not expire during that time. It goes on when the account changes:
   * that may be the account system's own doing.
   *
   * @param isToScoreAgain the account has changed meanwhile: when the payment method does not meet
   *     the condition, the answer may be another one
   * @param outcomeUnknownSince since when its answer has been lost
   */
  record VerifyingPaymentMethod(
      ConditionalOffer offer,
      PaymentMethod method,
      UUID verification,
      boolean isToScoreAgain,
      Optional<Instant> outcomeUnknownSince)
      implements ReactivationState {

    VerifyingPaymentMethod toScoreAgain() {
      return new VerifyingPaymentMethod(offer, method, verification, true, outcomeUnknownSince);
    }

    VerifyingPaymentMethod outcomeUnknown(Instant now) {
      return new VerifyingPaymentMethod(
          offer,
          method,
          verification,
          isToScoreAgain,
          outcomeUnknownSince.or(() -> Optional.of(now)));
    }
  }

  /** The condition is met: the payment method differs and is verified. */
  record ConditionAccepted(
      PaymentMethodKind paymentMethod, String verificationReference, Ordered ordered)
      implements Reactivating {
    @Override
    public Optional<PaymentMethodKind> condition() {
      return Optional.of(paymentMethod);
    }

    @Override
    public Reactivating with(Ordered newer) {
      return new ConditionAccepted(paymentMethod, verificationReference, newer);
    }
  }

  /** The third response. */
  sealed interface ThirdResponded extends ReactivationState {
    Answer.Third answer();
  }

  /**
   * What it asks for ends by itself: a balance that is settled, or a time that comes. Then the
   * account is scored again.
   *
   * @param until when the time comes, or when the wait for the balance ends
   */
  record ThirdAwaited(Answer.Third answer, Instant until) implements ThirdResponded {}

  /**
   * What follows is between the user and the vendor.
   *
   * @param liveSession with an agent, to whom the user is referred
   */
  record Third(Answer.Third answer, Optional<UUID> liveSession) implements ThirdResponded, Ended {

    public boolean isReferral() {
      return answer instanceof Answer.ReferToAgent;
    }
  }

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

  /**
   * @param detail for people
   */
  record Refused(Refusal reason, Optional<String> detail) implements Ended {
    public Refused(Refusal reason) {
      this(reason, Optional.empty());
    }
  }
}
