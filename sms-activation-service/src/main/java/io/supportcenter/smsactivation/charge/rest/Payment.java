package io.supportcenter.smsactivation.charge.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.values.Money;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.ChargeState;
import io.supportcenter.smsactivation.charge.RequestedAmount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment: CAMARA Payment with accountId for phoneNumber.
 *
 * @param paymentStatus processing, succeeded or denied
 * @param paymentDate when it was decided
 * @param denialReason present when denied
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Payment(
    UUID paymentId,
    AmountTransaction amountTransaction,
    String paymentStatus,
    Instant paymentCreationDate,
    Instant paymentDate,
    String denialReason) {

  /**
   * What was paid.
   *
   * @param serverReferenceCode of the entry on the ledger
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AmountTransaction(
      String accountId,
      String clientCorrelator,
      PaymentAmount paymentAmount,
      String referenceCode,
      String assetId,
      String resourceURL,
      UUID serverReferenceCode) {}

  record PaymentAmount(ChargingInformation chargingInformation) {}

  /**
   * The amount.
   *
   * @param amount in major units; left out when the currency does not have them
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ChargingInformation(BigDecimal amount, String currency, String description) {}

  static Payment of(Charge charge) {
    return switch (charge.state()) {
      case ChargeState.Processing _ -> of(charge, "processing", null, null, null);
      case ChargeState.Succeeded(var entry, _, var at) -> of(charge, "succeeded", at, null, entry);
      case ChargeState.Denied(var reason, _, var at) ->
          of(charge, "denied", at, reason.name(), null);
    };
  }

  private static Payment of(
      Charge charge, String status, Instant decidedAt, String denialReason, UUID entry) {
    return new Payment(
        charge.id(),
        transaction(charge, entry),
        status,
        charge.createdAt(),
        decidedAt,
        denialReason);
  }

  private static AmountTransaction transaction(Charge charge, UUID entry) {
    ChargeRequest request = charge.request();
    RequestedAmount amount = request.amount();
    return new AmountTransaction(
        request.accountId(),
        request.requestId(),
        new PaymentAmount(
            new ChargingInformation(
                amount.money().map(Money::inMajorUnits).orElse(null),
                amount.currency(),
                request.description())),
        request.referenceCode(),
        request.assetId().orElse(null),
        "/v1/payments/" + charge.id(),
        entry);
  }
}
