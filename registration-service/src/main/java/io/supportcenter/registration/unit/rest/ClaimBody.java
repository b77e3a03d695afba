package io.supportcenter.registration.unit.rest;

import io.supportcenter.kit.values.Money;
import io.supportcenter.kit.values.MoneyReader;
import io.supportcenter.kit.values.MoneyResult;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.registration.receipt.PaperProof;
import io.supportcenter.registration.receipt.ReceiptKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The receipt that a user says is theirs, and what its paper says. */
@Schema(name = "Claim")
record ClaimBody(
    @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String retailerId,
    @NotNull @Size(max = ReceiptKey.NUMBER_MAX) @PlainText @Pattern(regexp = "[^\\u241f]*")
        String receiptNumber,
    @Valid @Schema(description = "The grand total, as printed; with issuedAt") Total total,
    @Pattern(regexp = TIME)
        @Schema(
            description =
                "When the receipt was printed, in the store's time; what follows the minute is left"
                    + " out",
            examples = "2026-11-20T17:02")
        String issuedAt,
    @Size(max = 100)
        @PlainText
        @Schema(
            description =
                "The code on the paper, without total and issuedAt. Letter case, spaces and hyphens"
                    + " say nothing")
        String claimCode) {

  private static final PaperProof SENSELESS = new PaperProof("");

  private static final String TIME =
      "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?";

  /** In minor units. */
  @Schema(name = "ReceiptTotal")
  record Total(
      @NotNull Long amountMinor,
      @NotNull @Size(min = 3, max = 3) @Schema(description = "ISO 4217") String currency) {

    private Optional<Money> money() {
      return amountMinor != null
              && currency != null
              && MoneyReader.read(amountMinor, currency) instanceof MoneyResult.Valid(Money money)
          ? Optional.of(money)
          : Optional.empty();
    }
  }

  @AssertTrue(message = "either total and issuedAt, or claimCode")
  @Schema(hidden = true)
  boolean isOneProof() {
    return (total == null) == (issuedAt == null) && (total == null || claimCode == null);
  }

  /** Empty when there is none; one that fits no receipt when it makes no sense. */
  Optional<PaperProof> proof() {
    if (claimCode != null) {
      return Optional.of(PaperProof.ofCode(claimCode).orElse(SENSELESS));
    }
    return Optional.ofNullable(total)
        .map(given -> given.money().map(this::printed).orElse(SENSELESS));
  }

  private PaperProof printed(Money money) {
    try {
      return PaperProof.ofPrinted(money, issuedAt);
    } catch (DateTimeException _) {
      return SENSELESS;
    }
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return retailerId + ":" + receiptNumber;
  }
}
