package io.supportcenter.registration.receipt.poslog;

import java.nio.charset.StandardCharsets;

/** Writes small POSLog documents for tests. */
final class PosLog {
  private PosLog() {}

  static byte[] document(String... transactions) {
    return bytes(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><POSLog"
            + " xmlns=\"http://www.nrf-arts.org/IXRetail/namespace/\" xmlns:till=\"urn:till\">"
            + String.join("", transactions)
            + "</POSLog>");
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String transaction(int sequence, String flags, String content) {
    return """
    <Transaction %s>
      <RetailStoreID>0417</RetailStoreID>
      <WorkstationID>03</WorkstationID>
      <SequenceNumber>%d</SequenceNumber>
      <BusinessDayDate>2026-11-20</BusinessDayDate>
      <BeginDateTime>2026-11-20T16:40:31</BeginDateTime>
      <EndDateTime>2026-11-20T16:42:07</EndDateTime>
      <CurrencyCode>EUR</CurrencyCode>
      <till:Extra><RetailStoreID>9999</RetailStoreID></till:Extra>
      %s
    </Transaction>
    """
        .formatted(flags, sequence, content);
  }

  static String retail(int sequence, String... parts) {
    return transaction(
        sequence, "", "<RetailTransaction>" + String.join("", parts) + "</RetailTransaction>");
  }

  static String line(int number, String item) {
    return "<LineItem><SequenceNumber>%d</SequenceNumber>%s</LineItem>".formatted(number, item);
  }

  static String sale(String... parts) {
    return "<Sale ItemType=\"Stock\">" + String.join("", parts) + "</Sale>";
  }

  static String giveBack(String... parts) {
    return "<Return ItemType=\"Stock\">" + String.join("", parts) + "</Return>";
  }

  static String scanned(String number) {
    return "<POSIdentity><POSItemID>" + number + "</POSItemID></POSIdentity>";
  }

  static String link(String reason, int sequence) {
    return """
    <TransactionLink ReasonCode="%s">
      <RetailStoreID>0417</RetailStoreID><WorkstationID>03</WorkstationID>
      <SequenceNumber>%d</SequenceNumber><BusinessDayDate>2026-11-19</BusinessDayDate>
    </TransactionLink>
    """
        .formatted(reason, sequence);
  }
}
