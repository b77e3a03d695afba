package io.supportcenter.local.partners.accounts;

import io.supportcenter.local.partners.accounts.AccountOrder.PaymentMethod;
import io.supportcenter.local.partners.accounts.AccountOrder.PaymentMethod.Kind;
import io.supportcenter.local.partners.accounts.KnownAccount.Status;
import io.supportcenter.local.partners.http.Answer;
import io.supportcenter.local.partners.http.Problem;
import io.supportcenter.local.partners.http.ProblemException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** One account system: its accounts, and what was ordered, each once. */
final class AccountSystem {

  private final Map<String, KnownAccount> accounts = new HashMap<>();
  private final Map<String, Object> reactivations = new HashMap<>();
  private final Map<String, Object> verifications = new HashMap<>();

  record Reactivation(String status, Instant reactivatedAt, String reference) {}

  /**
   * @param kind of a payment method that works
   */
  record Verification(String status, Kind kind, String reference) {

    static Verification of(PaymentMethod method, String reference) {
      return method.works()
          ? new Verification("VERIFIED", method.actualKind(), reference)
          : new Verification("FAILED", null, reference);
    }
  }

  synchronized void add(KnownAccount account) {
    accounts.put(account.accountId(), account);
  }

  synchronized Answer reactivation(String id) {
    return found(reactivations.get(id));
  }

  synchronized Answer verification(String id) {
    return found(verifications.get(id));
  }

  synchronized Answer reactivate(String id, AccountOrder order) {
    if (!reactivations.containsKey(id)) {
      KnownAccount account = require(order.accountId());
      requireReactivatable(account, order);
      accounts.put(account.accountId(), account.activated());
      String reference = "RA-%06d".formatted(reactivations.size() + 1);
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      reactivations.put(id, new Reactivation("REACTIVATED", now, reference));
    }
    return reactivation(id);
  }

  synchronized Answer verify(String id, AccountOrder order) {
    if (!verifications.containsKey(id)) {
      require(order.accountId());
      PaymentMethod method =
          order
              .method()
              .orElseThrow(
                  () -> new ProblemException(Problem.invalidRequest("paymentMethod is missing")));
      String reference = "PV-%06d".formatted(verifications.size() + 1);
      verifications.put(id, Verification.of(method, reference));
    }
    return verification(id);
  }

  private static Answer found(Object outcome) {
    return outcome == null
        ? Answer.problem(
            Problem.of(404, "ORDER_UNKNOWN", "Order unknown", "No order with this id arrived."))
        : Answer.ok(outcome);
  }

  private KnownAccount require(String accountId) {
    KnownAccount account = accounts.get(accountId);
    if (account == null) {
      throw refusal(404, "ACCOUNT_UNKNOWN", "Account unknown", "No account has this id.");
    }
    return account;
  }

  private static void requireReactivatable(KnownAccount account, AccountOrder order) {
    if (account.status() != Status.DEACTIVATED) {
      throw refusal(409, "ACCOUNT_NOT_DEACTIVATED", "Not deactivated", "The account is active.");
    }
    if (account.restricted()) {
      throw refusal(403, "ACCOUNT_RESTRICTED", "Restricted", "The account may not come back.");
    }
    if (order.method().filter(m -> !m.works() || m.isRefusedLater()).isPresent()) {
      throw refusal(422, "PAYMENT_METHOD_REFUSED", "Payment method refused", "Charging it failed.");
    }
  }

  private static ProblemException refusal(int status, String code, String title, String detail) {
    return new ProblemException(Problem.of(status, code, title, detail));
  }
}
