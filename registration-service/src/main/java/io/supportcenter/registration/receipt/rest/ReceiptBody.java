package io.supportcenter.registration.receipt.rest;

import io.supportcenter.kit.values.PartnerId;
import io.supportcenter.registration.identity.IdentityKind;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.WrittenReceipt;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A receipt in JSON: the fields of the event {@code ReceiptReceived}, whose rules hold. */
@Schema(name = "Receipt")
record ReceiptBody(
    @NotNull @Pattern(regexp = PartnerId.PATTERN) String retailerId,
    @NotNull String receiptNumber,
    @NotNull ReceiptKind kind,
    @NotNull Instant occurredAt,
    @NotNull @Schema(description = "IANA time zone of the store") String zone,
    @Size(max = 10) List<@NotNull @Valid CustomerBody> customer,
    @Schema(
            description =
                "Of a RETURN or VOID: what is taken back. The sale's own number, if the till writes"
                    + " the cancellation under it")
        String originalReceiptNumber,
    @Schema(
            description =
                "The number of the till's transaction when it makes several receipts, as an"
                    + " exchange does: a VOID of that number takes back all of them")
        String partOf,
    @Valid @Schema(description = "Of a SALE: the grand total, as printed") MoneyBody total,
    @Size(max = 100)
        @Schema(
            description =
                "Of a SALE: a code that only the paper has; 8 to 64 letters and digits. Letter"
                    + " case, spaces and hyphens say nothing")
        String claimCode,
    @NotNull @Size(max = 1_000) List<@NotNull @Valid LineBody> lines) {

  /** How the retailer knows the buyer. */
  @Schema(name = "ReceiptCustomer")
  record CustomerBody(@NotNull IdentityKind kind, @NotNull String value) {}

  /** Minor units and ISO 4217 code. */
  @Schema(name = "Money")
  record MoneyBody(@NotNull Long amountMinor, @NotNull @Size(min = 3, max = 3) String currency) {

    private static Optional<WrittenReceipt.Price> toWritten(MoneyBody money) {
      return Optional.ofNullable(money)
          .map(price -> new WrittenReceipt.Price(price.amountMinor(), price.currency()));
    }
  }

  /** A line of the receipt. */
  @Schema(name = "ReceiptLine")
  record LineBody(
      int lineNumber,
      @Schema(description = "Of a RETURN: the sale's line that is taken back")
          Integer originalLineNumber,
      String gtin,
      String retailerItemId,
      String description,
      Integer quantity,
      @Size(max = 1_000) List<@NotNull String> serialNumbers,
      @Valid MoneyBody unitPrice,
      @Valid ReservationBody reservation) {

    WrittenReceipt.Line toWritten() {
      return new WrittenReceipt.Line(
          lineNumber,
          originalLineNumber,
          gtin,
          retailerItemId,
          description,
          Optional.ofNullable(quantity).orElse(1),
          Optional.ofNullable(serialNumbers).orElse(List.of()),
          MoneyBody.toWritten(unitPrice),
          Optional.ofNullable(reservation).map(ReservationBody::toWritten));
    }
  }

  WrittenReceipt toWritten() {
    return new WrittenReceipt(
        retailerId,
        receiptNumber,
        Optional.of(kind),
        occurredAt,
        zone,
        Optional.ofNullable(customer).orElse(List.of()).stream()
            .map(c -> new WrittenReceipt.Customer(Optional.of(c.kind()), c.value()))
            .toList(),
        originalReceiptNumber,
        partOf,
        lines.stream().map(LineBody::toWritten).toList(),
        List.of(),
        new WrittenReceipt.Paper(MoneyBody.toWritten(total), claimCode));
  }

  /** Keeps contact data and the claim code out of logs. */
  @Override
  public String toString() {
    return retailerId + ":" + receiptNumber;
  }
}
