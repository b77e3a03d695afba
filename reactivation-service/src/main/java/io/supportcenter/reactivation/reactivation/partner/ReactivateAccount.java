package io.supportcenter.reactivation.reactivation.partner;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.reactivation.reactivation.DeclineReason;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationStep;
import io.supportcenter.reactivation.reactivation.Situation;
import io.supportcenter.reactivation.reactivation.partner.Contract.Confirmation;
import io.supportcenter.reactivation.reactivation.partner.Contract.OrderBody;
import io.supportcenter.reactivation.reactivation.partner.Contract.ReactivationBody;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls.ReactivateCall;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Has the account system reactivate an account. The reactivation's id names the order, so placing
 * it twice reactivates once.
 */
@Singleton
class ReactivateAccount extends AccountSystemOperation<ReactivateCall> {

  private static final Logger LOG = Logger.getLogger(ReactivateAccount.class);

  /** Confirmations that are not as the contract has them; an alert looks at it. */
  private final Counter breaches;

  ReactivateAccount(
      PartnerClient accountSystems, ReactivationCompletion completion, MeterRegistry metrics) {
    super(FollowUpCalls.REACTIVATE_ACCOUNT, ReactivateCall.class, accountSystems, completion);
    this.breaches = metrics.counter("account.system.breaches");
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
  boolean isWanted(Reactivation reactivation, ReactivateCall call) {
    return reactivation.mayBeOrdered();
  }

  @Override
  Optional<ReactivationStep> step(
      Reactivation reactivation,
      ReactivateCall call,
      CallOutcome.Final outcome,
      Situation situation) {
    return switch (outcome) {
      case CallOutcome.Success success -> {
        Confirmation confirmed = success.answer(Confirmation.class);
        if (!confirmed.isByContract()) {
          breaches.increment();
          LOG.warnf(
              "reactivation %s is confirmed without a time or reference as the contract has it",
              reactivation.id());
        }
        yield reactivation.confirmed(confirmed.at(), confirmed.reference());
      }
      case CallOutcome.Permanent(String code, _) ->
          switch (code) {
            case STOPPED -> reactivation.stopped(situation);
            default -> reactivation.refusedByAccountSystem(reason(code));
          };
      case CallOutcome.Unanswered _ -> reactivation.noAnswer(situation);
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
