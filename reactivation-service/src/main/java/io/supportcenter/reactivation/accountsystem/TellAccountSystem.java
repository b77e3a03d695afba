package io.supportcenter.reactivation.accountsystem;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.reactivation.accountsystem.Contract.Confirmation;
import io.supportcenter.reactivation.accountsystem.Contract.PaymentMethodBody;
import io.supportcenter.reactivation.accountsystem.Contract.ReactivationBody;
import io.supportcenter.reactivation.accountsystem.Contract.ReactivationOrder;
import io.supportcenter.reactivation.progress.Calls;
import io.supportcenter.reactivation.progress.Calls.Telling;
import io.supportcenter.reactivation.reactivation.DeclineReason;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Tells the account system to reactivate an account. The reactivation's id names the order, so the
 * same order twice is one reactivation; when an answer was lost, the order is looked up first.
 */
@ApplicationScoped
class TellAccountSystem implements BackendOperation {

  private final Orders orders;
  private final Settling settling;

  TellAccountSystem(Orders orders, Settling settling) {
    this.orders = orders;
    this.settling = settling;
  }

  @Override
  public String name() {
    return Calls.TELL_ACCOUNT_SYSTEM;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    return orders.place(order(call), TellAccountSystem::done);
  }

  @Override
  public CallOutcome resolve(BackendCall call) {
    return orders.resolve(order(call), TellAccountSystem::done);
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    return settling.settle(
        tx, calls, Telling.class, (reactivation, _, call, _) -> meaning(reactivation, call));
  }

  private static Optional<Step> meaning(Reactivation reactivation, CompletedCall call) {
    return switch (call.outcome()) {
      case CallOutcome.Success success -> {
        Confirmation confirmed = success.answer(Confirmation.class);
        yield reactivation.confirmed(confirmed.at(), confirmed.reference());
      }
      case CallOutcome.Permanent(String code, _) ->
          reactivation.refusedByAccountSystem(reason(code));
    };
  }

  private static Order order(BackendCall call) {
    Telling telling = DomainJson.read(call.request(), Telling.class);
    PaymentMethodBody method = telling.paymentMethod().map(PaymentMethodBody::of).orElse(null);
    return new Order(
        call.partner(),
        "/v1/reactivations/" + telling.reactivation(),
        telling.user(),
        Contract.write(new ReactivationOrder(telling.account().value(), method)));
  }

  private static Confirmation done(HttpResponse<byte[]> answer) throws UnfitAnswer {
    return Contract.read(answer, ReactivationBody.class).toConfirmation();
  }

  private static DeclineReason reason(String code) {
    return switch (code) {
      case "ACCOUNT_UNKNOWN" -> DeclineReason.ACCOUNT_UNKNOWN;
      case "ACCOUNT_NOT_DEACTIVATED" -> DeclineReason.ACCOUNT_NOT_DEACTIVATED;
      case "ACCOUNT_RESTRICTED" -> DeclineReason.ACCOUNT_RESTRICTED;
      case "PAYMENT_METHOD_REFUSED" -> DeclineReason.PAYMENT_METHOD_REFUSED;
      default -> DeclineReason.REFUSED_BY_ACCOUNT_SYSTEM;
    };
  }
}
