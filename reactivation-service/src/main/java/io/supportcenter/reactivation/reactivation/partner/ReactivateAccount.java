package io.supportcenter.reactivation.reactivation.partner;

import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.reactivation.reactivation.DeclineReason;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationStep;
import io.supportcenter.reactivation.reactivation.partner.Contract.Confirmation;
import io.supportcenter.reactivation.reactivation.partner.Contract.OrderBody;
import io.supportcenter.reactivation.reactivation.partner.Contract.ReactivationBody;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls.ReactivateCall;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Has the account system reactivate an account. The reactivation's id names the order, so placing
 * it twice reactivates once.
 */
@Singleton
class ReactivateAccount extends AccountSystemOperation<ReactivateCall> {

  ReactivateAccount(PartnerClient accountSystems, ReactivationCompletion completion) {
    super(FollowUpCalls.REACTIVATE_ACCOUNT, ReactivateCall.class, accountSystems, completion);
  }

  @Override
  Order order(ReactivateCall call) {
    return new Order(
        "/v1/reactivations/" + call.reactivation(),
        call.user(),
        new OrderBody(call.account().value(), call.paymentMethod().orElse(null)),
        answer -> answer.read(ReactivationBody.class).toConfirmation(Instant.now()));
  }

  @Override
  Optional<ReactivationStep> step(
      Reactivation reactivation, ReactivateCall call, CallOutcome.Final outcome, Instant now) {
    return switch (outcome) {
      case CallOutcome.Success success -> {
        Confirmation confirmed = success.answer(Confirmation.class);
        yield reactivation.confirmed(confirmed.at(), confirmed.reference());
      }
      case CallOutcome.Permanent(String code, _) ->
          reactivation.refusedByAccountSystem(reason(code));
    };
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
