package io.supportcenter.reactivation.reactivation;

import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.decision.Decision;
import io.supportcenter.reactivation.reactivation.ReactivationState.ConditionalOffer;
import io.supportcenter.reactivation.reactivation.ReactivationState.Declined;
import io.supportcenter.reactivation.reactivation.ReactivationState.Ended;
import io.supportcenter.reactivation.reactivation.ReactivationState.Expired;
import io.supportcenter.reactivation.reactivation.ReactivationState.Reactivating;
import io.supportcenter.reactivation.reactivation.ReactivationState.Received;
import io.supportcenter.reactivation.reactivation.ReactivationState.Refused;
import io.supportcenter.reactivation.reactivation.ReactivationState.VerifyingPaymentMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

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

  /**
   * The account's state has arrived, or was known already.
   *
   * @param isAlreadyReactivated whether the account system has confirmed a reactivation that this
   *     state of the account does not show yet
   */
  public Optional<ReactivationStep> decideOn(
      Account account, boolean isAlreadyReactivated, Function<Account, Decision> decide) {
    if (!(state instanceof Received) || !request.isAbout(account)) {
      return Optional.empty();
    }
    if (!account.isDeactivated() || isAlreadyReactivated) {
      return Optional.of(news(new Refused(Refusal.ACCOUNT_NOT_DEACTIVATED)));
    }
    return Optional.of(decided(decide.apply(account)));
  }

  /** The account has changed while an offer is open, which may lead to another answer or end it. */
  public Optional<ReactivationStep> reconsider(
      Account before, Account after, Function<Account, Decision> decide) {
    boolean isOffer = state instanceof ConditionalOffer || state instanceof VerifyingPaymentMethod;
    if (!isOffer) {
      return Optional.empty();
    }
    if (!after.user().equals(request.user())) {
      return Optional.of(news(new Declined(DeclineReason.ACCOUNT_UNKNOWN)));
    }
    if (!after.isDeactivated()) {
      return Optional.of(news(new Declined(DeclineReason.ACCOUNT_NOT_DEACTIVATED)));
    }
    return after.changesAnswerGivenOn(before)
        ? Optional.of(decided(decide.apply(after)))
        : Optional.empty();
  }

  /** The account was erased. */
  public Optional<ReactivationStep> accountErased() {
    return switch (state) {
      case Received _ -> Optional.of(news(new Refused(Refusal.ACCOUNT_UNKNOWN)));
      case ConditionalOffer _, VerifyingPaymentMethod _ ->
          Optional.of(news(new Declined(DeclineReason.ACCOUNT_UNKNOWN)));
      case Reactivating _, Ended _ -> Optional.empty();
    };
  }

  /**
   * A timer is due by the database's clock. When it is too early by ours, the timer is set again.
   */
  public Optional<ReactivationStep> lookAgain(Instant now) {
    return switch (state) {
      case Received(Instant until) ->
          Optional.of(
              now.isBefore(until)
                  ? quiet(state, new FollowUp.LookAgain(until))
                  : news(new Refused(Refusal.ACCOUNT_UNKNOWN)));
      case ConditionalOffer offer ->
          Optional.of(offer.isOver(now) ? news(new Expired()) : quiet(offer, expiry(offer)));
      case Reactivating _, VerifyingPaymentMethod _, Ended _ -> Optional.empty();
    };
  }

  /** The user's payment method is accepted, and has to be verified. */
  public ReactivationStep toVerify(VerifyingPaymentMethod next) {
    return quiet(next, new FollowUp.VerifyPaymentMethod(next.verification(), next.method()));
  }

  public Optional<ReactivationStep> paymentMethodVerified(UUID verification, String reference) {
    return verifying(verification)
        .map(v ->
            news(v.verified(reference), new FollowUp.ReactivateAccount(Optional.of(v.method()))));
  }

  public Optional<ReactivationStep> paymentMethodNotVerified(UUID verification, Instant now) {
    return verifying(verification)
        .map(v -> v.notVerified(now))
        .map(next ->
            next instanceof ConditionalOffer offer ? quiet(offer, expiry(offer)) : news(next));
  }

  /** The user does not want the account back on that condition. */
  public Optional<ReactivationStep> declineOffer() {
    return in(ConditionalOffer.class).map(_ -> news(new Declined(DeclineReason.OFFER_DECLINED)));
  }

  public Optional<ReactivationStep> confirmed(Instant at, String reference) {
    return in(Reactivating.class).map(asked -> news(asked.confirmed(at, reference)));
  }

  public Optional<ReactivationStep> refusedByAccountSystem(DeclineReason reason) {
    return in(Reactivating.class).map(_ -> news(new Declined(reason)));
  }

  private Optional<VerifyingPaymentMethod> verifying(UUID verification) {
    return in(VerifyingPaymentMethod.class).filter(v -> v.verification().equals(verification));
  }

  /** Its state, when it is one of these. */
  private <S extends ReactivationState> Optional<S> in(Class<S> states) {
    return Optional.of(state).filter(states::isInstance).map(states::cast);
  }

  private ReactivationStep decided(Decision decision) {
    ReactivationState next = ReactivationState.of(decision.answer());
    Reactivation after =
        new Reactivation(
            id,
            request,
            version + 1,
            decisions + 1,
            Optional.of(decision.evidence().accountVersion()),
            next);
    return new ReactivationStep(after, true, Optional.of(decision), followUps(next));
  }

  private static List<FollowUp> followUps(ReactivationState next) {
    return switch (next) {
      case Reactivating _ -> List.of(new FollowUp.ReactivateAccount(Optional.empty()));
      case ConditionalOffer offer -> List.of(expiry(offer));
      case Received _, VerifyingPaymentMethod _, Ended _ -> List.of();
    };
  }

  private static FollowUp expiry(ConditionalOffer offer) {
    return new FollowUp.LookAgain(offer.offer().expiresAt());
  }

  private ReactivationStep news(ReactivationState next, FollowUp... followUps) {
    return new ReactivationStep(
        with(version + 1, next), true, Optional.empty(), List.of(followUps));
  }

  private ReactivationStep quiet(ReactivationState next, FollowUp... followUps) {
    return new ReactivationStep(with(version, next), false, Optional.empty(), List.of(followUps));
  }

  private Reactivation with(long newVersion, ReactivationState next) {
    return new Reactivation(id, request, newVersion, decisions, accountVersion, next);
  }
}
