package io.supportcenter.reactivation.reactivation;

import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.decision.Answer;
import io.supportcenter.reactivation.decision.Decision;
import io.supportcenter.reactivation.reactivation.ReactivationState.ConditionAccepted;
import io.supportcenter.reactivation.reactivation.ReactivationState.ConditionalOffer;
import io.supportcenter.reactivation.reactivation.ReactivationState.Declined;
import io.supportcenter.reactivation.reactivation.ReactivationState.Ended;
import io.supportcenter.reactivation.reactivation.ReactivationState.Expired;
import io.supportcenter.reactivation.reactivation.ReactivationState.Ordered;
import io.supportcenter.reactivation.reactivation.ReactivationState.Reactivating;
import io.supportcenter.reactivation.reactivation.ReactivationState.Received;
import io.supportcenter.reactivation.reactivation.ReactivationState.Refused;
import io.supportcenter.reactivation.reactivation.ReactivationState.Third;
import io.supportcenter.reactivation.reactivation.ReactivationState.ThirdAwaited;
import io.supportcenter.reactivation.reactivation.ReactivationState.VerifyingPaymentMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One request and all that follows from it. Input that arrives too late, or a second time, leads to
 * no step.
 *
 * @param version one higher with every event
 * @param decisions how many were made
 * @param accountVersion of the account at the last decision
 */
public record Reactivation(
    ReactivationId id,
    ReactivationRequest request,
    long version,
    int decisions,
    Optional<Long> accountVersion,
    ReactivationState state) {

  /** How long a balance that the third response asks for may be settled. */
  static final Duration SETTLED_WITHIN = Duration.ofDays(30);

  /**
   * @param patience how long it waits for an account whose state has not arrived
   */
  public static ReactivationStep receive(
      ReactivationId id, ReactivationRequest request, Instant now, Duration patience) {
    Instant until = now.plus(patience);
    Reactivation received =
        new Reactivation(id, request, 0, 0, Optional.empty(), new Received(until));
    return received.quiet(received.state, new FollowUp.LookAgain(until));
  }

  /** Refused without a decision: another reactivation of the account is under way. */
  public static ReactivationStep refuseSecond(ReactivationId id, ReactivationRequest request) {
    Reactivation none =
        new Reactivation(
            id, request, 0, 0, Optional.empty(), new Refused(Refusal.REACTIVATION_OPEN));
    return none.news(none.state);
  }

  /** The account's state has arrived, or was known already. */
  public Optional<ReactivationStep> decideOn(Account account, Situation situation) {
    if (!(state instanceof Received)
        || !request.isAbout(account)
        || !request.isReachedBy(account)) {
      return Optional.empty();
    }
    if (!account.isDeactivated() || situation.isAlreadyReactivated()) {
      return Optional.of(news(new Refused(Refusal.ACCOUNT_NOT_DEACTIVATED)));
    }
    return Optional.of(decided(account, situation));
  }

  /** The account has changed, which may lead to another answer, or end what is under way. */
  public Optional<ReactivationStep> reconsider(Account before, Account after, Situation situation) {
    return switch (state) {
      case Received _, Ended _ -> Optional.empty();
      case Reactivating asked -> stopping(asked, !mayBeReactivated(after));
      case ConditionalOffer _, VerifyingPaymentMethod _, ThirdAwaited _ ->
          ended(after).or(() -> scoredAgain(before, after, situation));
    };
  }

  private boolean mayBeReactivated(Account account) {
    return ended(account).isEmpty() && account.restrictions().isEmpty();
  }

  /** The account is no longer one that can be offered. */
  private Optional<ReactivationStep> ended(Account account) {
    if (!account.user().equals(request.user())) {
      return Optional.of(news(new Declined(DeclineReason.ACCOUNT_UNKNOWN)));
    }
    return account.isDeactivated()
        ? Optional.empty()
        : Optional.of(news(new Declined(DeclineReason.ACCOUNT_NOT_DEACTIVATED)));
  }

  private Optional<ReactivationStep> scoredAgain(
      Account before, Account after, Situation situation) {
    boolean isAnotherAnswerPossible =
        after.changesAnswerGivenOn(before)
            || state instanceof ThirdAwaited && !after.outstanding().equals(before.outstanding());
    if (!isAnotherAnswerPossible) {
      return Optional.empty();
    }
    return Optional.of(
        state instanceof VerifyingPaymentMethod verifying && after.restrictions().isEmpty()
            ? quiet(verifying.toScoreAgain())
            : decided(after, situation));
  }

  private Optional<ReactivationStep> stopping(Reactivating asked, boolean isToStop) {
    return asked.ordered().isStopping() == isToStop
        ? Optional.empty()
        : Optional.of(quiet(asked.with(asked.ordered().stopping(isToStop))));
  }

  /** The account was erased. */
  public Optional<ReactivationStep> accountErased() {
    return switch (state) {
      case Received _ -> Optional.of(news(new Refused(Refusal.ACCOUNT_UNKNOWN)));
      case ConditionalOffer _, VerifyingPaymentMethod _, ThirdAwaited _ ->
          Optional.of(news(new Declined(DeclineReason.ACCOUNT_UNKNOWN)));
      case Reactivating asked -> stopping(asked, true);
      case Ended _ -> Optional.empty();
    };
  }

  /**
   * A timer is due by the database's clock. When it is too early by ours, the timer is set again.
   */
  public Optional<ReactivationStep> lookAgain(Situation situation) {
    Instant now = situation.now();
    return switch (state) {
      case Received(Instant until) -> later(until, now).or(() -> Optional.of(notKnown(situation)));
      case ConditionalOffer offer ->
          later(offer.offer().expiresAt(), now).or(() -> Optional.of(news(new Expired())));
      case ThirdAwaited(Answer.Third answer, Instant until) ->
          later(until, now)
              .or(() ->
                  answer instanceof Answer.WaitUntil
                      ? situation.account().map(account -> decided(account, situation))
                      : Optional.of(news(new Expired())));
      case Reactivating _, VerifyingPaymentMethod _, Ended _ -> Optional.empty();
    };
  }

  private Optional<ReactivationStep> later(Instant until, Instant now) {
    return now.isBefore(until)
        ? Optional.of(quiet(state, new FollowUp.LookAgain(until)))
        : Optional.empty();
  }

  /** To another user, an account looks as if it did not exist. */
  private ReactivationStep notKnown(Situation situation) {
    return news(
        situation
            .account()
            .filter(request::isAbout)
            .map(known ->
                new Refused(
                    Refusal.ACCOUNT_VERSION_UNKNOWN,
                    Optional.of(
                        "version %d of the account did not arrive; version %d is known"
                            .formatted(request.accountVersion().orElse(0L), known.version()))))
            .orElseGet(() -> new Refused(Refusal.ACCOUNT_UNKNOWN)));
  }

  /** The user's payment method is accepted, and has to be verified. */
  public ReactivationStep toVerify(VerifyingPaymentMethod next) {
    return quiet(next, new FollowUp.VerifyPaymentMethod(next.verification(), next.method()));
  }

  /**
   * @param kind of the payment method as the account system says, which is what has to differ
   */
  public Optional<ReactivationStep> paymentMethodVerified(
      UUID verification, PaymentMethodKind kind, String reference, Situation situation) {
    Optional<PaymentMethodProblem> problem =
        verifying(verification).flatMap(v -> v.offer().problemOf(kind));
    return problem.isPresent()
        ? paymentMethodNotVerified(verification, problem.get(), situation)
        : verifying(verification)
            .map(v ->
                news(
                    new ConditionAccepted(kind, reference, Ordered.NEW),
                    new FollowUp.ReactivateAccount(
                        Optional.of(new PaymentMethod(kind, v.method().token())))));
  }

  /** The user may try another payment method, as long as the offer is open. */
  public Optional<ReactivationStep> paymentMethodNotVerified(
      UUID verification, PaymentMethodProblem problem, Situation situation) {
    boolean isFailed = problem != PaymentMethodProblem.NO_ANSWER_FROM_ACCOUNT_SYSTEM;
    return verifying(verification)
        .map(v ->
            isFailed && situation.attempts().left(situation.now()) <= 1
                ? news(new Declined(DeclineReason.PAYMENT_METHOD_REFUSED))
                : offeredAgain(v, problem, situation))
        .map(step -> isFailed ? step.asFailedAttempt() : step);
  }

  private ReactivationStep offeredAgain(
      VerifyingPaymentMethod verifying, PaymentMethodProblem problem, Situation situation) {
    if (verifying.offer().isOver(situation.now())) {
      return news(new Expired());
    }
    if (verifying.isToScoreAgain()) {
      return decided(situation.account().orElseThrow(), situation);
    }
    ConditionalOffer offer = new ConditionalOffer(verifying.offer().offer(), Optional.of(problem));
    return quiet(offer, expiry(offer));
  }

  /** The answer of the account system is lost; it will be asked what it has done. */
  public Optional<ReactivationStep> outcomeUnknown(Instant now) {
    return switch (state) {
      case Reactivating asked ->
          Optional.of(quiet(asked.with(asked.ordered().outcomeUnknown(now))));
      case VerifyingPaymentMethod verifying -> Optional.of(quiet(verifying.outcomeUnknown(now)));
      case Received _, ConditionalOffer _, ThirdAwaited _, Ended _ -> Optional.empty();
    };
  }

  /** Whether the account system may still be asked to reactivate the account. */
  public boolean mayBeOrdered() {
    return state instanceof Reactivating asked && !asked.ordered().isStopping();
  }

  /** The account was not reactivated, because it changed meanwhile. */
  public Optional<ReactivationStep> stopped(Situation situation) {
    return in(Reactivating.class)
        .map(_ ->
            situation
                .account()
                .map(account -> ended(account).orElseGet(() -> decided(account, situation)))
                .orElseGet(() -> news(new Declined(DeclineReason.ACCOUNT_UNKNOWN))));
  }

  public Optional<ReactivationStep> noAnswer(Situation situation) {
    return mayBeOrdered()
        ? refusedByAccountSystem(DeclineReason.NO_ANSWER_FROM_ACCOUNT_SYSTEM)
        : stopped(situation);
  }

  /** The user does not want the account back on that condition. */
  public Optional<ReactivationStep> declineOffer() {
    return in(ConditionalOffer.class).map(_ -> news(new Declined(DeclineReason.OFFER_DECLINED)));
  }

  public Optional<ReactivationStep> confirmed(Instant at, String reference) {
    return in(Reactivating.class).map(asked -> news(asked.confirmed(at, reference)));
  }

  public Optional<ReactivationStep> refusedByAccountSystem(DeclineReason reason) {
    boolean isFailedAttempt =
        state instanceof ConditionAccepted && reason == DeclineReason.PAYMENT_METHOD_REFUSED;
    return in(Reactivating.class)
        .map(_ -> news(new Declined(reason)))
        .map(step -> isFailedAttempt ? step.asFailedAttempt() : step);
  }

  public boolean isVerifying(UUID verification) {
    return verifying(verification).isPresent();
  }

  private Optional<VerifyingPaymentMethod> verifying(UUID verification) {
    return in(VerifyingPaymentMethod.class).filter(v -> v.verification().equals(verification));
  }

  public boolean isOpen() {
    return !(state instanceof Ended);
  }

  /** Its state, when it is one of these. */
  private <S extends ReactivationState> Optional<S> in(Class<S> states) {
    return Optional.of(state).filter(states::isInstance).map(states::cast);
  }

  /** The same, referred to that live session. */
  Reactivation inLiveSession(UUID session) {
    return state instanceof Third(Answer.Third answer, _)
        ? with(version, new Third(answer, Optional.of(session)))
        : this;
  }

  private ReactivationStep decided(Account account, Situation situation) {
    Decision decision = situation.decide().apply(account);
    ReactivationState next = ReactivationState.of(decision.answer(), settleBy(situation.now()));
    Reactivation after =
        new Reactivation(
            id,
            request,
            version + 1,
            decisions + 1,
            Optional.of(decision.evidence().accountVersion()),
            next);
    return new ReactivationStep(after, true, Optional.of(decision), followUps(next), false);
  }

  /** A balance that changes does not give more time. */
  private Instant settleBy(Instant now) {
    return state instanceof ThirdAwaited(Answer.SettleBalance _, Instant until)
        ? until
        : now.plus(SETTLED_WITHIN);
  }

  private static List<FollowUp> followUps(ReactivationState next) {
    return switch (next) {
      case Reactivating _ -> List.of(new FollowUp.ReactivateAccount(Optional.empty()));
      case ConditionalOffer offer -> List.of(expiry(offer));
      case ThirdAwaited(_, Instant until) -> List.of(new FollowUp.LookAgain(until));
      case Received _, VerifyingPaymentMethod _, Ended _ -> List.of();
    };
  }

  private static FollowUp expiry(ConditionalOffer offer) {
    return new FollowUp.LookAgain(offer.offer().expiresAt());
  }

  private ReactivationStep news(ReactivationState next, FollowUp... followUps) {
    return new ReactivationStep(
        with(version + 1, next), true, Optional.empty(), List.of(followUps), false);
  }

  private ReactivationStep quiet(ReactivationState next, FollowUp... followUps) {
    return new ReactivationStep(
        with(version, next), false, Optional.empty(), List.of(followUps), false);
  }

  private Reactivation with(long newVersion, ReactivationState next) {
    return new Reactivation(id, request, newVersion, decisions, accountVersion, next);
  }
}
