package io.supportcenter.reactivation.reactivation.store;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.reactivation.FollowUp;
import io.supportcenter.reactivation.reactivation.PaymentMethod;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Follow-ups as durable calls: their names and what they carry. */
public final class FollowUpCalls {

  public static final String REACTIVATE_ACCOUNT = "reactivate-account";
  public static final String VERIFY_PAYMENT_METHOD = "verify-payment-method";
  public static final String LOOK_AGAIN = "look-again";

  private FollowUpCalls() {}

  /** What every call has: the reactivation that its answer belongs to. */
  public interface CallSubject {
    ReactivationId reactivation();

    AccountId account();
  }

  /** What every order to an account system has. */
  public interface OrderSubject extends CallSubject {
    /** After which an account system without a useful answer is no longer asked. */
    Instant giveUpAt();
  }

  /**
   * Asks for the account's reactivation, with the payment method that meets the condition, if any.
   */
  public record ReactivateCall(
      ReactivationId reactivation,
      AccountId account,
      UserId user,
      Optional<PaymentMethod> paymentMethod,
      Instant giveUpAt)
      implements OrderSubject {}

  /** Asks whether the payment method works. */
  public record VerifyCall(
      ReactivationId reactivation,
      AccountId account,
      UserId user,
      UUID verification,
      PaymentMethod paymentMethod,
      Instant giveUpAt)
      implements OrderSubject {}

  /** A timer of a reactivation. */
  public record TimerCall(ReactivationId reactivation, AccountId account) implements CallSubject {}

  /**
   * @param giveUpAt for orders
   */
  static BackendCall of(
      FollowUp followUp, Reactivation reactivation, Optional<Account> known, Instant giveUpAt) {
    ReactivationId id = reactivation.id();
    AccountId account = reactivation.request().account();
    UserId user = reactivation.request().user();
    return switch (followUp) {
      case FollowUp.ReactivateAccount(var method) ->
          toPartner(
              known, REACTIVATE_ACCOUNT, new ReactivateCall(id, account, user, method, giveUpAt));
      case FollowUp.VerifyPaymentMethod(var verification, var method) ->
          toPartner(
              known,
              VERIFY_PAYMENT_METHOD,
              new VerifyCall(id, account, user, verification, method, giveUpAt));
      case FollowUp.LookAgain(var at) ->
          BackendCall.timer(
              at, LOOK_AGAIN, id.toString(), DomainJson.write(new TimerCall(id, account)));
    };
  }

  /** An order may have the token of a payment method. */
  private static BackendCall toPartner(
      Optional<Account> account, String operation, CallSubject call) {
    return BackendCall.now(
            account.orElseThrow().accountSystem().value(),
            operation,
            call.reactivation().toString(),
            DomainJson.write(call))
        .confidential();
  }
}
