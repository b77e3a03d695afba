package io.supportcenter.reactivation.progress;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.UserId;
import io.supportcenter.reactivation.reactivation.PaymentMethod;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import io.supportcenter.reactivation.reactivation.Task;
import java.util.Optional;
import java.util.UUID;

/** Tasks as durable calls: their names and what they carry. */
public final class Calls {

  public static final String TELL_ACCOUNT_SYSTEM = "tell-account-system";
  public static final String VERIFY_PAYMENT_METHOD = "verify-payment-method";
  public static final String LOOK_AGAIN = "look-again";

  /** The partner of calls that reach nobody outside: they only wait for their time. */
  public static final String CLOCK = "clock";

  private Calls() {}

  /** What every call carries: where its answer belongs. */
  public interface About {
    ReactivationId reactivation();

    AccountId account();
  }

  /** Reactivate the account, with the additional condition if there is one. */
  public record Telling(
      ReactivationId reactivation,
      AccountId account,
      UserId user,
      Optional<PaymentMethod> paymentMethod)
      implements About {}

  /** Does the payment method work? */
  public record Verifying(
      ReactivationId reactivation,
      AccountId account,
      UserId user,
      UUID verification,
      PaymentMethod paymentMethod)
      implements About {}

  /** A time has come. */
  public record Looking(ReactivationId reactivation, AccountId account) implements About {}

  static BackendCall of(Task task, Reactivation reactivation, Optional<Account> account) {
    ReactivationId id = reactivation.id();
    AccountId accountId = reactivation.request().account();
    UserId user = reactivation.request().user();
    return switch (task) {
      case Task.TellAccountSystem(var method) ->
          BackendCall.now(
              partner(account),
              TELL_ACCOUNT_SYSTEM,
              id.toString(),
              DomainJson.write(new Telling(id, accountId, user, method)));
      case Task.VerifyPaymentMethod(var verification, var method) ->
          BackendCall.now(
              partner(account),
              VERIFY_PAYMENT_METHOD,
              id.toString(),
              DomainJson.write(new Verifying(id, accountId, user, verification, method)));
      case Task.LookAgain(var at) ->
          BackendCall.at(
              at, CLOCK, LOOK_AGAIN, id.toString(), DomainJson.write(new Looking(id, accountId)));
    };
  }

  private static String partner(Optional<Account> account) {
    return account.orElseThrow().accountSystem().value();
  }
}
