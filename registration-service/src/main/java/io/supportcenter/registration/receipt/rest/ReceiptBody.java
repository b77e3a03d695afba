package io.supportcenter.registration.receipt.rest;

import io.supportcenter.events.CustomerReference;
import io.supportcenter.events.Money;
import io.supportcenter.events.ReceiptFormat;
import io.supportcenter.events.ReceiptLine;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.registration.identity.IdentityKind;
import io.supportcenter.registration.identity.events.IdentityKindMapper;
import io.supportcenter.registration.receipt.ReceiptKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A receipt in JSON: the fields of the event {@code ReceiptReceived}, whose rules hold. */
@Schema(name = "Receipt")
record ReceiptBody(
    @NotNull String retailerId,
    @NotNull String receiptNumber,
    @NotNull ReceiptKind kind,
    @NotNull Instant occurredAt,
    @NotNull @Schema(description = "IANA time zone of the store") String zone,
    @Size(max = 10) List<@NotNull @Valid CustomerBody> customer,
    @Schema(description = "Of a RETURN or VOID: the sale") String originalReceiptNumber,
    @NotNull @Size(max = 1_000) List<@NotNull @Valid LineBody> lines) {

  /** How the retailer knows the buyer. */
  @Schema(name = "ReceiptCustomer")
  record CustomerBody(@NotNull IdentityKind kind, @NotNull String value) {}

  /** Minor units and ISO 4217 code. */
  @Schema(name = "Money")
  record MoneyBody(@NotNull Long amountMinor, @NotNull @Size(min = 3, max = 3) String currency) {}

  /** A line of the receipt. */
  @Schema(name = "ReceiptLine")
  record LineBody(
      int lineNumber,
      String gtin,
      String retailerItemId,
      String description,
      Integer quantity,
      @Size(max = 1_000) List<@NotNull String> serialNumbers,
      @Valid MoneyBody unitPrice,
      @Valid ReservationBody reservation) {

    ReceiptLine toEvent() {
      return ReceiptLine.newBuilder()
          .setLineNumber(lineNumber)
          .setGtin(gtin)
          .setRetailerItemId(retailerItemId)
          .setDescription(description)
          .setQuantity(Optional.ofNullable(quantity).orElse(1))
          .setSerialNumbers(Optional.ofNullable(serialNumbers).orElse(List.of()))
          .setUnitPrice(
              unitPrice == null ? null : new Money(unitPrice.amountMinor(), unitPrice.currency()))
          .setReservation(reservation == null ? null : reservation.toEvent())
          .build();
    }
  }

  ReceiptReceived toEvent() {
    return ReceiptReceived.newBuilder()
        .setRetailerId(retailerId)
        .setReceiptNumber(receiptNumber)
        .setKind(io.supportcenter.events.ReceiptKind.valueOf(kind.name()))
        .setOccurredAt(occurredAt)
        .setZone(zone)
        .setCustomer(
            Optional.ofNullable(customer).orElse(List.of()).stream()
                .map(c -> new CustomerReference(IdentityKindMapper.toEvent(c.kind()), c.value()))
                .toList())
        .setOriginalReceiptNumber(originalReceiptNumber)
        .setLines(lines.stream().map(LineBody::toEvent).toList())
        .setFormat(ReceiptFormat.AVRO)
        .build();
  }
}
