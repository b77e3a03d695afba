package io.supportcenter.reactivation.reactivation.partner;

import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationStep;
import io.supportcenter.reactivation.reactivation.partner.Contract.OrderBody;
import io.supportcenter.reactivation.reactivation.partner.Contract.Verification;
import io.supportcenter.reactivation.reactivation.partner.Contract.VerificationBody;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls.VerifyCall;
import jakarta.inject.Singleton;
import java.time.Instant;
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
  Optional<ReactivationStep> step(
      Reactivation reactivation, VerifyCall call, CallOutcome.Final outcome, Instant now) {
    return switch (outcome) {
      case CallOutcome.Success success -> {
        Verification verification = success.answer(Verification.class);
        yield verification.works()
            ? reactivation.paymentMethodVerified(call.verification(), verification.reference())
            : reactivation.paymentMethodNotVerified(call.verification(), now);
      }
      case CallOutcome.Permanent _ ->
          reactivation.paymentMethodNotVerified(call.verification(), now);
    };
  }
}
