package io.supportcenter.registration.testing;

import io.supportcenter.events.CustomerReference;
import io.supportcenter.events.IdentityKind;
import io.supportcenter.events.Money;
import io.supportcenter.events.ReceiptFormat;
import io.supportcenter.events.ReceiptKind;
import io.supportcenter.events.ReceiptLine;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.product.Imei;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.UnitKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A sale of tablets on one line of a new receipt; each test sells its own. */
public record Sold(
    String retailerId,
    String receiptNumber,
    String gtin,
    int quantity,
    List<String> serials,
    Optional<String> loyaltyId) {

  /** Kestrel K8 tablet. */
  public static final String TABLET = "9521202000083";

  public static final Instant AT = Instant.parse("2026-11-20T15:42:07Z");
  public static final String ZONE = "Europe/Berlin";

  /** A tablet with its serial number on the receipt, bought with a new loyalty card. */
  public static Sold tablet() {
    return new Sold(
        "northmart",
        "T-" + UUID.randomUUID(),
        TABLET,
        1,
        List.of(newSerial()),
        Optional.of("NM-" + UUID.randomUUID()));
  }

  public static String newSerial() {
    return "K8" + UUID.randomUUID().toString().replace("-", "").substring(0, 8);
  }

  /** What a user scans on a tablet. */
  public static Map<String, String> code(String serial) {
    return Map.of("code", "https://id.example/01/0" + TABLET + "/21/" + serial);
  }

  public Sold at(String retailer) {
    return new Sold(retailer, receiptNumber, gtin, quantity, serials, loyaltyId);
  }

  public Sold numbered(String number) {
    return new Sold(retailerId, number, gtin, quantity, serials, loyaltyId);
  }

  /** Kestrel K7 phone with these numbers on the receipt. */
  public static Sold phone(String... numbers) {
    return tablet().product("614141000074").withSerials(numbers);
  }

  /** An IMEI that no other test has. */
  public static String newImei() {
    long random = UUID.randomUUID().getMostSignificantBits() >>> 1;
    return new Imei("35%012d00".formatted(random % 1_000_000_000_000L)).withCheckDigit();
  }

  /** Lumen L32Q monitor, whose serial numbers are digits. */
  public static Sold monitor() {
    long random = UUID.randomUUID().getMostSignificantBits() >>> 1;
    return tablet()
        .product("9521303000326")
        .withSerials("%010d".formatted(random % 10_000_000_000L));
  }

  public Sold product(String otherGtin) {
    return new Sold(retailerId, receiptNumber, otherGtin, quantity, serials, loyaltyId);
  }

  public Sold units(int count) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(newSerial());
    }
    return new Sold(retailerId, receiptNumber, gtin, count, numbers, loyaltyId);
  }

  public Sold withSerials(String... numbers) {
    return new Sold(retailerId, receiptNumber, gtin, quantity, List.of(numbers), loyaltyId);
  }

  public Sold anonymous() {
    return new Sold(retailerId, receiptNumber, gtin, quantity, serials, Optional.empty());
  }

  public String serial() {
    return serials.getFirst();
  }

  public String key() {
    return retailerId + ":" + receiptNumber;
  }

  /** The first unit's registration, and asset. */
  public String id() {
    return id(1);
  }

  public String id(int unit) {
    return RegistrationId.of(new UnitKey(new ReceiptKey(retailerId, receiptNumber), 1, unit))
        .toString();
  }

  public ReceiptReceived receipt() {
    return builder(receiptNumber, ReceiptKind.SALE, quantity, serials).build();
  }

  /** With what only its paper says. */
  public ReceiptReceived printed(long totalMinor, String claimCode) {
    return builder(receiptNumber, ReceiptKind.SALE, quantity, serials)
        .setTotal(new Money(totalMinor, "EUR"))
        .setClaimCode(claimCode)
        .build();
  }

  /** With the buyer's address in place of the loyalty card. */
  public ReceiptReceived receiptFor(String email) {
    return builder(receiptNumber, ReceiptKind.SALE, quantity, serials)
        .setCustomer(List.of(new CustomerReference(IdentityKind.EMAIL, email)))
        .build();
  }

  /** The receipt of a store in that zone. */
  public ReceiptReceived receiptIn(String zone) {
    return builder(receiptNumber, ReceiptKind.SALE, quantity, serials).setZone(zone).build();
  }

  /** A return of as many units, those with the numbers first. */
  public ReceiptReceived returned(int units, String... numbers) {
    return builder("R-" + UUID.randomUUID(), ReceiptKind.RETURN, units, List.of(numbers))
        .setOriginalReceiptNumber(receiptNumber)
        .build();
  }

  public ReceiptReceived voided() {
    return builder("V-" + UUID.randomUUID(), ReceiptKind.VOID, quantity, List.of())
        .setOriginalReceiptNumber(receiptNumber)
        .build();
  }

  /** With a line of as many units without serial numbers. */
  public ReceiptReceived receiptWithSecondLine(int units) {
    ReceiptLine second =
        ReceiptLine.newBuilder()
            .setLineNumber(2)
            .setGtin(gtin)
            .setQuantity(units)
            .setSerialNumbers(List.of())
            .build();
    return ReceiptReceived.newBuilder()
        .setRetailerId(retailerId)
        .setReceiptNumber(receiptNumber)
        .setKind(ReceiptKind.SALE)
        .setOccurredAt(AT)
        .setZone(ZONE)
        .setCustomer(receipt().getCustomer())
        .setLines(List.of(receipt().getLines().getFirst(), second))
        .setFormat(ReceiptFormat.AVRO)
        .build();
  }

  /** A return or void of whatever receipt, of as many units as there are numbers. */
  public ReceiptReceived takeBack(
      ReceiptKind kind, String number, String original, String... numbers) {
    return builder(number, kind, Math.max(1, numbers.length), List.of(numbers))
        .setOriginalReceiptNumber(original)
        .build();
  }

  private ReceiptReceived.Builder builder(
      String number, ReceiptKind kind, int units, List<String> numbers) {
    return ReceiptReceived.newBuilder()
        .setRetailerId(retailerId)
        .setReceiptNumber(number)
        .setKind(kind)
        .setOccurredAt(AT)
        .setZone(ZONE)
        .setCustomer(
            loyaltyId.map(id -> new CustomerReference(IdentityKind.LOYALTY_ID, id)).stream()
                .toList())
        .setLines(
            List.of(
                ReceiptLine.newBuilder()
                    .setLineNumber(1)
                    .setGtin(gtin)
                    .setRetailerItemId("500118")
                    .setDescription("Kestrel K8 tablet")
                    .setQuantity(units)
                    .setSerialNumbers(numbers)
                    .build()))
        .setFormat(ReceiptFormat.AVRO);
  }

  /** As a retailer posts it to {@code /v1/receipts}. */
  public Map<String, Object> json() {
    return Map.of(
        "retailerId",
        retailerId,
        "receiptNumber",
        receiptNumber,
        "kind",
        "SALE",
        "occurredAt",
        AT.toString(),
        "zone",
        ZONE,
        "customer",
        List.of(Map.of("kind", "LOYALTY_ID", "value", loyaltyId.orElseThrow())),
        "lines",
        List.of(
            Map.of(
                "lineNumber",
                1,
                "gtin",
                gtin,
                "quantity",
                1,
                "serialNumbers",
                serials,
                "unitPrice",
                Map.of("amountMinor", 34900, "currency", "EUR"))));
  }
}
