package io.supportcenter.reactivation.reactivation.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.json.PartnerTime;
import io.supportcenter.kit.partner.UnfitAnswer;
import io.supportcenter.kit.values.DecorativeText;
import io.supportcenter.kit.values.Text;
import io.supportcenter.reactivation.reactivation.PaymentMethod;
import java.time.Instant;

/** The bodies of the account system's contract (openapi/account-system.yaml). */
final class Contract {

  private static final int REFERENCE_LENGTH_MAX = 64;

  private Contract() {}

  /** Theirs, to be shown to people; a long one is shortened. */
  private static String referenceOf(String text) {
    return DecorativeText.of(text, REFERENCE_LENGTH_MAX)
        .orElseThrow(() -> new UnfitAnswer("without a reference"));
  }

  /**
   * @param paymentMethod to be verified, or the one that meets the condition of a reactivation
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OrderBody(String accountId, PaymentMethod paymentMethod) {}

  record ReactivationBody(String status, PartnerTime reactivatedAt, String reference) {

    /**
     * A confirmation; it is of now when its time is by clocks whose zone is not known.
     *
     * @throws UnfitAnswer when it is none
     */
    Confirmation toConfirmation(Instant now) {
      if (!Text.code(String.valueOf(status)).equals("REACTIVATED") || reactivatedAt == null) {
        throw new UnfitAnswer("without a confirmation");
      }
      return new Confirmation(reactivatedAt.exact().orElse(now), referenceOf(reference));
    }
  }

  record VerificationBody(String status, String reference) {

    Verification toVerification() {
      return switch (Text.code(String.valueOf(status))) {
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
