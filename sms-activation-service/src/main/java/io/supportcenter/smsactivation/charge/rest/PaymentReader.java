package io.supportcenter.smsactivation.charge.rest;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.rest.CreatePayment.AmountTransaction;
import io.supportcenter.smsactivation.charge.rest.CreatePayment.ChargingInformation;
import io.supportcenter.smsactivation.money.Money;
import io.supportcenter.smsactivation.money.MoneyReader;
import io.supportcenter.smsactivation.money.MoneyResult;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;

/** Reads a payment into what the domain decides on. */
final class PaymentReader {

  private static final String CHARGING_INFORMATION =
      "amountTransaction.paymentAmount.chargingInformation.";

  private PaymentReader() {}

  static ChargeRequest read(String merchantId, CreatePayment payment) {
    AmountTransaction transaction = payment.amountTransaction();
    ChargingInformation charging = transaction.paymentAmount().chargingInformation();
    Money amount = amount(charging);
    return new ChargeRequest(
        merchantId,
        Optional.ofNullable(transaction.clientCorrelator()).orElseGet(() -> Ids.next().toString()),
        transaction.accountId(),
        amount.amountMinor(),
        charging.currency(),
        transaction.referenceCode(),
        charging.description(),
        Optional.ofNullable(transaction.assetId()));
  }

  private static Money amount(ChargingInformation charging) {
    return switch (MoneyReader.read(charging.amount(), charging.currency())) {
      case MoneyResult.Valid(var money) -> money;
      case MoneyResult.Invalid(var reason) ->
          throw new ProblemException(
              Status.BAD_REQUEST,
              PaymentProblem.INVALID_ARGUMENT,
              "the amount is no money",
              List.of(new FieldProblem(field(reason), reason.name())));
    };
  }

  private static String field(MoneyResult.Reason reason) {
    return CHARGING_INFORMATION
        + (reason == MoneyResult.Reason.UNKNOWN_CURRENCY ? "currency" : "amount");
  }
}
