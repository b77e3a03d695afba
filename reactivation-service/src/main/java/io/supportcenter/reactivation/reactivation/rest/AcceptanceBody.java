package io.supportcenter.reactivation.reactivation.rest;

import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.reactivation.PaymentMethod;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Accepts the condition of an offer with a payment method. */
@Schema(name = "ConditionAcceptance")
record AcceptanceBody(@NotNull @Valid PaymentMethodInput paymentMethod) {

  /** A payment method, by the token that the account system's own payment page issued. */
  @Schema(name = "PaymentMethod")
  record PaymentMethodInput(
      @NotNull PaymentMethodKind kind,
      @NotNull
          @Size(min = 8, max = PaymentMethod.TOKEN_LENGTH_MAX)
          @Schema(description = "Never the number of a card or an account")
          String token) {

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
      return String.valueOf(kind);
    }
  }
}
