package io.supportcenter.smsactivation.issue.rest;

import io.supportcenter.smsactivation.issue.Batch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;

/**
 * What an issuer orders.
 *
 * @param shortCode that the pass codes are to be sent to
 * @param value of each card
 * @param expiresAt from then on the accounts are neither activated nor charged
 */
record BatchOrder(
    @NotNull
        @Pattern(
            regexp = "[A-Za-z0-9._-]{1,64}",
            message = "must be 1 to 64 letters, digits, . _ -")
        String distributorId,
    @NotNull @Pattern(regexp = "[0-9]{3,15}", message = "must be 3 to 15 digits") String shortCode,
    @NotNull @Valid Value value,
    @NotNull @Future Instant expiresAt,
    @Min(1) @Max(Batch.COUNT_MAX) int count) {

  /** One card's value in minor units; the limit keeps a batch's sum well within the range. */
  record Value(
      @Min(1) @Max(1_000_000_000) long amountMinor,
      @NotNull @Pattern(regexp = " *[A-Za-z]{3} *", message = "must be three letters")
          String currency) {}
}
