package io.supportcenter.benchmark.devices;

import io.supportcenter.events.CustomerReference;
import io.supportcenter.events.IdentityKind;
import io.supportcenter.events.ReceiptFormat;
import io.supportcenter.events.ReceiptKind;
import io.supportcenter.events.ReceiptLine;
import io.supportcenter.events.ReceiptReceived;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** One tablet on one receipt, bought with a loyalty card: what each who takes part knows of it. */
record Sale(int number) {

  static final String RETAILER = "northmart";
  static final String MANUFACTURER = "kestrel-mobile";
  static final String GTIN_PREFIX = "9521202";

  private static final String GTIN = "9521202000083";
  private static final String ZONE = "Europe/Berlin";
  private static final Instant AT = Instant.parse("2026-11-20T15:42:07Z");
  private static final int BUYERS = 100;

  static List<Integer> buyers() {
    return IntStream.range(0, BUYERS).boxed().toList();
  }

  static String user(int buyer) {
    return "user-" + buyer;
  }

  static String loyaltyId(int buyer) {
    return "NM-" + buyer;
  }

  String buyer() {
    return user(number % BUYERS);
  }

  String receiptNumber() {
    return "receipt-%08d".formatted(number);
  }

  String serial() {
    return "K8%08d".formatted(number);
  }

  /** What the till says. */
  ReceiptReceived receipt() {
    return ReceiptReceived.newBuilder()
        .setRetailerId(RETAILER)
        .setReceiptNumber(receiptNumber())
        .setKind(ReceiptKind.SALE)
        .setOccurredAt(AT)
        .setZone(ZONE)
        .setCustomer(
            List.of(new CustomerReference(IdentityKind.LOYALTY_ID, loyaltyId(number % BUYERS))))
        .setLines(
            List.of(
                ReceiptLine.newBuilder()
                    .setLineNumber(1)
                    .setGtin(GTIN)
                    .setRetailerItemId("500118")
                    .setDescription("Kestrel K8 tablet")
                    .setQuantity(1)
                    .setSerialNumbers(List.of(serial()))
                    .build()))
        .setFormat(ReceiptFormat.AVRO)
        .build();
  }

  /** What the retailer's back end knows, as JSON. */
  String booked() {
    return """
    {"retailerId": "%s", "sale": {"receiptNumber": "%s", "status": "COMPLETED", "storeId": "0417",
     "workstationId": "03", "sequenceNumber": "%d", "businessDay": "2026-11-20", "soldAt": "2026-11-20T16:42:07+01:00",
     "zone": "%s", "customer": [], "lines": [{"lineNumber": 1, "retailerItemId": "500118", "gtin": "%s",
     "description": "Kestrel K8 tablet", "quantity": 1, "serialNumbers": ["%s"]}]}}
    """
        .formatted(RETAILER, receiptNumber(), number, ZONE, GTIN, serial());
  }

  /** What the manufacturer's back end knows, as JSON. */
  String made() {
    return """
    {"manufacturerId": "%s", "gtin": "0%s", "serialNumber": "%s", "manufacturedOn": "2026-06-30",
     "shippedOn": "2026-08-19", "soldAs": {"retailerId": "%s", "receiptNumber": "%s", "lineNumber": 1, "unit": 1}}
    """
        .formatted(MANUFACTURER, GTIN, serial(), RETAILER, receiptNumber());
  }
}
