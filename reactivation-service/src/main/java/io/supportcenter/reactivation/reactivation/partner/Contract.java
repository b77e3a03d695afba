package io.supportcenter.reactivation.reactivation.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.partner.UnfitAnswer;
import io.supportcenter.reactivation.reactivation.PaymentMethod;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The bodies of the account system's contract (openapi/account-system.yaml). */
final class Contract {

  private Contract() {}

  private static String referenceOf(String text) {
    return UnfitAnswer.text(text, "reference", 64);
  }

  /**
   * @param paymentMethod to be verified, or the one that meets the condition of a reactivation
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OrderBody(String accountId, PaymentMethod paymentMethod) {}

  record ReactivationBody(String status, OffsetDateTime reactivatedAt, String reference) {

    Confirmation toConfirmation() {
      if (!"REACTIVATED".equals(status) || reactivatedAt == null) {
        throw new UnfitAnswer("without a confirmation");
      }
      return new Confirmation(reactivatedAt.toInstant(), referenceOf(reference));
    }
  }

  record VerificationBody(String status, String reference) {

    Verification toVerification() {
      return switch (String.valueOf(status)) {
        case "VERIFIED" -> new Verification(true, referenceOf(reference));
        case "FAILED" -> new Verification(false, referenceOf(reference));
        default -> throw new UnfitAnswer("without a status");
      };
    }
  }

  /** The account is active again. */
  record Confirmation(Instant at, String reference) {}

  /** Whether the payment method works. */
  record Verification(boolean works, String reference) {}
}
