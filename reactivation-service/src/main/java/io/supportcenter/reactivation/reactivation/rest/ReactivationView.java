package io.supportcenter.reactivation.reactivation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.values.Money;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.account.Restriction;
import io.supportcenter.reactivation.decision.NextStep;
import io.supportcenter.reactivation.reactivation.PaymentMethodProblem;
import io.supportcenter.reactivation.reactivation.StateCode;
import io.supportcenter.reactivation.scorecard.PrincipalReason;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A reactivation as the REST interface gives it.
 *
 * @param reason why it was refused or declined
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Reactivation")
record ReactivationView(
    UUID id,
    String accountId,
    String userId,
    String requestId,
    StateCode state,
    @Schema(
            description =
                "FIRST: no additional condition. SECOND: on a condition. THIRD: see third. BLOCKED:"
                    + " see blockedBy")
        String response,
    NextStep nextStep,
    List<PrincipalReason> reasons,
    OfferView offer,
    ThirdView third,
    @Schema(description = "For staff only") Restriction blockedBy,
    String reason,
    @Schema(description = "The reason in words") String detail,
    @Schema(
            description =
                "Since when it is not known whether the account system has done what it was asked;"
                    + " it is asked again")
        Instant outcomeUnknownSince,
    @Schema(
            description =
                "For staff only: the account was restricted meanwhile, and will not be reactivated"
                    + " unless the account system has done it already")
        Boolean stopping,
    ReactivatedView reactivated) {

  /** The additional condition: a payment method that differs. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ConditionalOffer")
  record OfferView(
      @Schema(
              description =
                  "The kind that the deactivated account required; left out when it required none")
          PaymentMethodKind differsFrom,
      Set<PaymentMethodKind> anyOf,
      Instant expiresAt,
      @Schema(
              description =
                  "How many more payment methods may fail, of all that were proposed for the"
                      + " account within a day")
          int attemptsLeft,
      @Schema(description = "With no attempts left: when the next one is accepted")
          Instant attemptsAgainAt,
      @Schema(description = "Why the last payment method did not meet the condition")
          PaymentMethodProblem lastProblem) {}

  /** What the third response asks for. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ThirdResponse")
  record ThirdView(
      NextStep kind,
      AmountView amount,
      @Schema(
              description =
                  "When the user is answered again, or until when the amount can be settled")
          Instant until,
      @Schema(description = "With an agent; its id at the proactive service") UUID liveSession) {}

  /** Money in minor units of its currency. */
  @Schema(name = "Money")
  record AmountView(long amountMinor, String currency, boolean positive) {

    static AmountView of(Money money) {
      return new AmountView(money.amountMinor(), money.currencyCode(), money.isPositive());
    }
  }

  /** What the account system has confirmed. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Reactivated")
  record ReactivatedView(Instant at, String reference, PaymentMethodKind paymentMethod) {}
}
