package io.supportcenter.smsactivation.charge.rest;

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
      @NotBlank @Size(max = 32) @Pattern(regexp = "[0-9 -]*", message = "has only digits")
          String accountId,
      @Size(min = 1, max = ChargeRequest.LENGTH_MAX)
          @Pattern(regexp = Texts.PRINTABLE, message = Texts.IS_PRINTABLE)
          String clientCorrelator,
      @NotNull @Valid PaymentAmount paymentAmount,
      @NotBlank
          @Size(max = ChargeRequest.LENGTH_MAX)
          @Pattern(regexp = Texts.PRINTABLE, message = Texts.IS_PRINTABLE)
          String referenceCode,
      @Size(min = 1, max = ChargeRequest.LENGTH_MAX)
          @Pattern(regexp = Texts.PRINTABLE, message = Texts.IS_PRINTABLE)
          String assetId) {}

  @Schema(name = "PaymentAmountInput")
  record PaymentAmount(@NotNull @Valid ChargingInformation chargingInformation) {}

  /**
   * The amount.
   *
   * @param amount in major units, with no more digits than the currency has
   * @param currency ISO 4217 alphabetic code
   */
  record ChargingInformation(
      @NotNull @DecimalMin("0.001") BigDecimal amount,
      @NotBlank @Pattern(regexp = "[A-Z]{3}", message = "is three capital letters") String currency,
      @NotBlank
          @Size(max = ChargeRequest.LENGTH_MAX)
          @Pattern(regexp = Texts.PRINTABLE, message = Texts.IS_PRINTABLE)
          String description) {}

  /** What texts may hold. */
  static final class Texts {
    /** More than spaces, no control characters, and nothing that is no text in UTF-8. */
    static final String PRINTABLE = "\\p{Z}*[^\\p{Z}\\p{Cc}\\p{Cs}][^\\p{Cc}\\p{Cs}]*";

    static final String IS_PRINTABLE = "is not blank and has no control characters";

    private Texts() {}
  }
}
