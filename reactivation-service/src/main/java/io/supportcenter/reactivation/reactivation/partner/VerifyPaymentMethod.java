package io.supportcenter.reactivation.reactivation.partner;

import static io.supportcenter.reactivation.reactivation.PaymentMethodProblem.NO_ANSWER_FROM_ACCOUNT_SYSTEM;
import static io.supportcenter.reactivation.reactivation.PaymentMethodProblem.PAYMENT_METHOD_FAILED;

import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.reactivation.reactivation.PaymentMethodProblem;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationStep;
import io.supportcenter.reactivation.reactivation.Situation;
import io.supportcenter.reactivation.reactivation.partner.Contract.OrderBody;
import io.supportcenter.reactivation.reactivation.partner.Contract.Verification;
import io.supportcenter.reactivation.reactivation.partner.Contract.VerificationBody;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls.VerifyCall;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Asks the account system whether the payment method with which a user accepts an offer works. */
@Singleton
class VerifyPaymentMethod extends AccountSystemOperation<VerifyCall> {

  VerifyPaymentMethod(PartnerClient accountSystems, ReactivationCompletion completion) {
    super(FollowUpCalls.VERIFY_PAYMENT_METHOD, VerifyCall.class, accountSystems, completion);
  }

  @Override
  Order order(VerifyCall call) {
    return new Order(
        "/v1/payment-method-verifications/" + call.verification(),
        call.user(),
        new OrderBody(call.account().value(), call.paymentMethod()),
        answer -> answer.read(VerificationBody.class).toVerification());
  }

  @Override
  boolean isWanted(Reactivation reactivation, VerifyCall call) {
    return reactivation.isVerifying(call.verification());
  }

  @Override
  Optional<ReactivationStep> step(
      Reactivation reactivation, VerifyCall call, CallOutcome.Final outcome, Situation situation) {
    return switch (outcome) {
      case CallOutcome.Success success -> {
        Verification verification = success.answer(Verification.class);
        yield verification
            .worksAs()
            .map(kind ->
                reactivation.paymentMethodVerified(
                    call.verification(), kind, verification.reference(), situation))
            .orElseGet(() -> notVerified(reactivation, call, PAYMENT_METHOD_FAILED, situation));
      }
      case CallOutcome.Permanent _ ->
          notVerified(reactivation, call, PAYMENT_METHOD_FAILED, situation);
      case CallOutcome.Unanswered _ ->
          notVerified(reactivation, call, NO_ANSWER_FROM_ACCOUNT_SYSTEM, situation);
    };
  }

  private static Optional<ReactivationStep> notVerified(
      Reactivation reactivation,
      VerifyCall call,
      PaymentMethodProblem problem,
      Situation situation) {
    return reactivation.paymentMethodNotVerified(call.verification(), problem, situation);
  }
}
