package io.supportcenter.reactivation.policy.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.scorecard.AttributeName;
import io.supportcenter.reactivation.scorecard.PrincipalReason;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A policy as operators write it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReactivationPolicy")
public record PolicyDocument(
    @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") String id,
    @NotNull @Positive Integer version,
    @Size(min = 1, max = 64)
        @PlainText
        @Schema(
            description =
                "The account system whose accounts it is for; left out, it is for the accounts of"
                    + " all account systems that have no policy of their own in force")
        String accountSystemId,
    @NotNull
        @Schema(
            description =
                "Not in the past when it is stored. Of the policies that have taken effect, the"
                    + " latest is in force")
        Instant effectiveFrom,
    @NotNull @Schema(description = "ISO 4217 code of the balances that are compared")
        String currency,
    @NotNull @Schema(description = "A score of at least this satisfies it; not above the second")
        Integer firstThreshold,
    @NotNull Integer secondThreshold,
    @NotNull @Valid ConditionDocument condition,
    @NotNull @Valid ThirdDocument thirdResponse,
    @NotNull @Valid ScorecardDocument scorecard) {

  /** The additional condition of the second response. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "PaymentCondition")
  public record ConditionDocument(
      @NotEmpty
          @Size(max = 20)
          @Schema(
              description = "The kinds that are accepted, unless the account required that kind")
          List<@NotNull PaymentMethodKind> paymentMethods,
      @NotNull
          @Schema(
              description = "How long an offer is open, ISO 8601",
              type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
              examples = "P7D")
          Duration validFor) {}

  /** What is answered between the thresholds. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ThirdResponsePolicy")
  public record ThirdDocument(
      @NotNull ThirdKind kind,
      @Schema(description = "With DEPOSIT: in minor units of the policy's currency")
          Long depositMinor,
      @Schema(
              description = "With WAITING_PERIOD: from the deactivation, ISO 8601",
              type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
              examples = "P30D")
          Period waitingPeriod) {}

  /** Kinds of the third response. */
  public enum ThirdKind {
    REFER_TO_AGENT,
    VERIFY_IDENTITY,
    SETTLE_BALANCE,
    DEPOSIT,
    WAITING_PERIOD
  }

  /** Points to begin with, and the criteria. */
  @Schema(name = "Scorecard")
  public record ScorecardDocument(
      @NotNull Integer initialPoints,
      @NotEmpty @Size(max = 20) List<@NotNull @Valid CriterionDocument> criteria) {}

  /** How one attribute counts. */
  @Schema(name = "Criterion")
  public record CriterionDocument(
      @NotNull AttributeName attribute,
      @NotNull Integer baselinePoints,
      @NotEmpty @Size(max = 50) List<@NotNull @Valid LineDocument> lines) {}

  /** Points for some values: numbers from and below, names, or none. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "CriterionLine")
  public record LineDocument(
      Long from,
      Long below,
      @Size(min = 1, max = 50) List<@NotNull String> values,
      Boolean missing,
      @NotNull Integer points,
      PrincipalReason reason) {}
}
