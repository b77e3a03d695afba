package io.supportcenter.reactivation.accountsystem;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.reactivation.accountsystem.Contract.PaymentMethodBody;
import io.supportcenter.reactivation.accountsystem.Contract.Verification;
import io.supportcenter.reactivation.accountsystem.Contract.VerificationBody;
import io.supportcenter.reactivation.accountsystem.Contract.VerificationOrder;
import io.supportcenter.reactivation.progress.Calls;
import io.supportcenter.reactivation.progress.Calls.Verifying;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks the account system whether the payment method works by which a user accepts an offer. */
@ApplicationScoped
class VerifyPaymentMethod implements BackendOperation {

  private final Orders orders;
  private final Settling settling;

  VerifyPaymentMethod(Orders orders, Settling settling) {
    this.orders = orders;
    this.settling = settling;
  }

  @Override
  public String name() {
    return Calls.VERIFY_PAYMENT_METHOD;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    return orders.place(order(call), VerifyPaymentMethod::done);
  }

  @Override
  public CallOutcome resolve(BackendCall call) {
    return orders.resolve(order(call), VerifyPaymentMethod::done);
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    return settling.settle(tx, calls, Verifying.class, VerifyPaymentMethod::meaning);
  }

  private static Optional<Step> meaning(
      Reactivation reactivation, Verifying order, CompletedCall call, Instant now) {
    return switch (call.outcome()) {
      case CallOutcome.Success success -> {
        Verification verification = success.answer(Verification.class);
        yield verification.works()
            ? reactivation.paymentMethodVerified(order.verification(), verification.reference())
            : reactivation.paymentMethodNotVerified(order.verification(), now);
      }
      case CallOutcome.Permanent _ ->
          reactivation.paymentMethodNotVerified(order.verification(), now);
    };
  }

  private static Order order(BackendCall call) {
    Verifying verifying = DomainJson.read(call.request(), Verifying.class);
    PaymentMethodBody method = PaymentMethodBody.of(verifying.paymentMethod());
    return new Order(
        call.partner(),
        "/v1/payment-method-verifications/" + verifying.verification(),
        verifying.user(),
        Contract.write(new VerificationOrder(verifying.account().value(), method)));
  }

  private static Verification done(HttpResponse<byte[]> answer) throws UnfitAnswer {
    return Contract.read(answer, VerificationBody.class).toVerification();
  }
}
