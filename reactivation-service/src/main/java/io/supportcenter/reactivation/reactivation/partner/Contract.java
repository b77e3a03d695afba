package io.supportcenter.reactivation.reactivation.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.kit.json.PartnerTime;
import io.supportcenter.kit.partner.UnfitAnswer;
import io.supportcenter.kit.values.DecorativeText;
import io.supportcenter.kit.values.Text;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.reactivation.PaymentMethod;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The bodies of the account system's contract (openapi/account-system.yaml). */
final class Contract {

  private static final int REFERENCE_LENGTH_MAX = 64;

  private Contract() {}

  /** Theirs, to be shown to people: a long one is shortened, and one may be missing. */
  private static String referenceOf(JsonNode node) {
    return DecorativeText.of(text(node), REFERENCE_LENGTH_MAX).orElse("");
  }

  private static String text(JsonNode node) {
    return node == null ? "" : node.asText("");
  }

  /**
   * @param paymentMethod to be verified, or the one that meets the condition of a reactivation
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OrderBody(String accountId, PaymentMethod paymentMethod) {}

  /** What decides is the status; an odd time or reference leaves the account reactivated. */
  record ReactivationBody(String status, JsonNode reactivatedAt, JsonNode reference) {
    /**
     * A confirmation; it is of now when it has no time, or one by clocks whose zone is not known.
     *
     * @throws UnfitAnswer when it is none
     */
    Confirmation toConfirmation(Instant now) {
      if (!Text.code(String.valueOf(status)).equals("REACTIVATED")) {
        throw new UnfitAnswer("without a confirmation");
      }
      Optional<Instant> at = timeOf(reactivatedAt);
      return new Confirmation(
          at.orElse(now),
          referenceOf(reference),
          at.isPresent() && Text.isFit(text(reference), REFERENCE_LENGTH_MAX));
    }
  }

  private static Optional<Instant> timeOf(JsonNode node) {
    try {
      return PartnerTime.parse(text(node)).exact();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  record VerificationBody(String status, String kind, JsonNode reference) {
    Verification toVerification() {
      return switch (Text.code(String.valueOf(status))) {
        case "VERIFIED" -> new Verification(Optional.of(kindOf(kind)), referenceOf(reference));
        case "FAILED" -> new Verification(Optional.empty(), referenceOf(reference));
        default -> throw new UnfitAnswer("without a status");
      };
    }
  }

  /** One that this build does not know is another one than it knows. */
  private static PaymentMethodKind kindOf(String text) {
    if (text == null || text.isBlank()) {
      throw new UnfitAnswer("without the kind of the payment method");
    }
    String name = Text.code(text).replaceAll("[ -]", "_");
    return Arrays.stream(PaymentMethodKind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElse(PaymentMethodKind.OTHER);
  }

  /**
   * The account is active again.
   *
   * @param isByContract whether the answer has all that the contract asks for
   */
  record Confirmation(Instant at, String reference, boolean isByContract) {}

  /**
   * @param worksAs of what kind the payment method is; empty when it does not work
   */
  record Verification(Optional<PaymentMethodKind> worksAs, String reference) {}
}
