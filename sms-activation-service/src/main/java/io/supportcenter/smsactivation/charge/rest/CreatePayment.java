package io.supportcenter.smsactivation.charge.rest;

import io.supportcenter.kit.values.PlainText;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A payment as a merchant asks for it: CAMARA CreatePayment with accountId for phoneNumber. */
record CreatePayment(@NotNull @Valid AmountTransaction amountTransaction) {

  /**
   * What is to be paid.
   *
   * @param accountId as the consumer entered it; spaces and dashes do not matter
   * @param clientCorrelator the merchant's own, once per payment: the same again is the same
   *     payment
   * @param assetId the registered device that the payment is for
   */
  @Schema(name = "AmountTransactionInput")
  record AmountTransaction(
      @NotBlank
          @Size(max = 32)
          @Pattern(regexp = "[0-9 -]*", message = "must have only digits, spaces and dashes")
          String accountId,
      @PlainText @Size(min = 1, max = ChargeRequest.LENGTH_MAX) String clientCorrelator,
      @NotNull @Valid PaymentAmount paymentAmount,
      @NotBlank @PlainText @Size(max = ChargeRequest.LENGTH_MAX) String referenceCode,
      @PlainText @Size(min = 1, max = ChargeRequest.LENGTH_MAX) String assetId) {}

  @Schema(name = "PaymentAmountInput")
  record PaymentAmount(@NotNull @Valid ChargingInformation chargingInformation) {}

  /**
   * The amount.
   *
   * @param amount in major units, with no more digits than the currency has
   * @param currency ISO 4217 alphabetic code
   * @param description for people, put on one line and shortened
   */
  record ChargingInformation(
      @NotNull @DecimalMin("0.001") BigDecimal amount,
      @NotBlank @Pattern(regexp = " *[A-Za-z]{3} *", message = "must be three letters")
          String currency,
      @NotBlank @Size(max = 4_000) String description) {}
}
