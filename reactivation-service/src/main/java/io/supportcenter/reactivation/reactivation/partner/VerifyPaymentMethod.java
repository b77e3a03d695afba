package io.supportcenter.reactivation.reactivation.partner;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationStep;
import io.supportcenter.reactivation.reactivation.partner.Contract.PaymentMethodBody;
import io.supportcenter.reactivation.reactivation.partner.Contract.Verification;
import io.supportcenter.reactivation.reactivation.partner.Contract.VerificationBody;
import io.supportcenter.reactivation.reactivation.partner.Contract.VerificationOrder;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls.VerifyCall;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks the account system whether the payment method works by which a user accepts an offer. */
@Singleton
class VerifyPaymentMethod implements BackendOperation {

  private final PartnerClient accountSystems;
  private final ReactivationCompletion completion;

  VerifyPaymentMethod(PartnerClient accountSystems, ReactivationCompletion completion) {
    this.accountSystems = accountSystems;
    this.completion = completion;
  }

  @Override
  public String name() {
    return FollowUpCalls.VERIFY_PAYMENT_METHOD;
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
    return completion.complete(tx, calls, VerifyCall.class, VerifyPaymentMethod::meaning);
  }

  private static Optional<ReactivationStep> meaning(
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

  private static Order order(BackendCall row) {
    VerifyCall call = DomainJson.read(row.request(), VerifyCall.class);
    return new Order(
        row.partner(),
        "/v1/payment-method-verifications/" + call.verification(),
        call.user(),
        new VerificationOrder(call.account().value(), PaymentMethodBody.of(call.paymentMethod())),
        answer -> answer.read(VerificationBody.class).toVerification());
  }
}
