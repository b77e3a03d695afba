package io.supportcenter.reactivation.reactivation.partner;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.reactivation.reactivation.DeclineReason;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationStep;
import io.supportcenter.reactivation.reactivation.partner.Contract.Confirmation;
import io.supportcenter.reactivation.reactivation.partner.Contract.PaymentMethodBody;
import io.supportcenter.reactivation.reactivation.partner.Contract.ReactivationOrder;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls.ReactivateCall;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Has the account system reactivate an account. The reactivation's id names the order, so the same
 * order twice is one reactivation; when an answer was lost, the order is looked up first.
 */
@Singleton
class ReactivateAccount implements BackendOperation {

  private final PartnerClient accountSystems;
  private final ReactivationCompletion completion;

  ReactivateAccount(PartnerClient accountSystems, ReactivationCompletion completion) {
    this.accountSystems = accountSystems;
    this.completion = completion;
  }

  @Override
  public String name() {
    return FollowUpCalls.REACTIVATE_ACCOUNT;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    return order(call).place(accountSystems);
  }

  @Override
  public CallOutcome resolve(BackendCall call) {
    return order(call).resolve(accountSystems);
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    return completion.complete(
        tx,
        calls,
        ReactivateCall.class,
        (reactivation, _, outcome, _) -> meaning(reactivation, outcome));
  }

  private static Optional<ReactivationStep> meaning(
      Reactivation reactivation, CallOutcome.Final outcome) {
    return switch (outcome) {
      case CallOutcome.Success success -> {
        Confirmation confirmed = success.answer(Confirmation.class);
        yield reactivation.confirmed(confirmed.at(), confirmed.reference());
      }
      case CallOutcome.Permanent(String code, _) ->
          reactivation.refusedByAccountSystem(reason(code));
    };
  }

  private static Order order(BackendCall row) {
    ReactivateCall call = DomainJson.read(row.request(), ReactivateCall.class);
    PaymentMethodBody method = call.paymentMethod().map(PaymentMethodBody::of).orElse(null);
    return new Order(
        row.partner(),
        "/v1/reactivations/" + call.reactivation(),
        call.user(),
        new ReactivationOrder(call.account().value(), method),
        answer -> answer.read(Contract.ReactivationBody.class).toConfirmation());
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
