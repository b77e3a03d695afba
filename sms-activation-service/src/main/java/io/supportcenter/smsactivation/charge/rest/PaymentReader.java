package io.supportcenter.smsactivation.charge.rest;

import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.values.MoneyReader;
import io.supportcenter.kit.values.MoneyResult;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.RequestedAmount;
import io.supportcenter.smsactivation.charge.rest.CreatePayment.AmountTransaction;
import io.supportcenter.smsactivation.charge.rest.CreatePayment.ChargingInformation;
import java.util.Optional;

/** Reads a payment into what the domain decides on. */
final class PaymentReader {

  private static final String CHARGING_INFORMATION =
      "amountTransaction.paymentAmount.chargingInformation.";

  private PaymentReader() {}

  /**
   * @param requestId for a payment without a correlator of the merchant's
   */
  static ChargeRequest read(String merchantId, CreatePayment payment, String requestId) {
    AmountTransaction transaction = payment.amountTransaction();
    ChargingInformation charging = transaction.paymentAmount().chargingInformation();
    return ChargeRequest.received(
        merchantId,
        Optional.ofNullable(transaction.clientCorrelator()).orElse(requestId),
        transaction.accountId(),
        amount(charging),
        transaction.referenceCode(),
        charging.description(),
        Optional.ofNullable(transaction.assetId()));
  }

  private static RequestedAmount amount(ChargingInformation charging) {
    return switch (MoneyReader.read(charging.amount(), charging.currency())) {
      case MoneyResult.Valid(var money) -> RequestedAmount.of(money);
      case MoneyResult.Invalid(var reason) -> throw Problems.invalid(field(reason), reason.name());
    };
  }

  private static String field(MoneyResult.Reason reason) {
    return CHARGING_INFORMATION
        + (reason == MoneyResult.Reason.UNKNOWN_CURRENCY ? "currency" : "amount");
  }
}
