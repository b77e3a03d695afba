package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.WrittenReceipt;
import io.supportcenter.registration.receipt.poslog.PosLogResult.ProblemReason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns one retail transaction into receipts: at most one sale, and a return for each sale whose
 * goods are brought back.
 */
final class TransactionReader {
  private final String retailerId;
  private final XmlElement retail;
  private final TransactionNumber number;
  private final ZoneId zone;
  private final Optional<String> region;
  private final Instant occurredAt;
  private final String currency;

  private final List<WrittenReceipt.Line> sold = new ArrayList<>();
  private final Map<String, List<WrittenReceipt.Line>> returned = new LinkedHashMap<>();
  private boolean hasUnlinkedReturn;

  TransactionReader(
      String retailerId,
      XmlElement transaction,
      TransactionNumber number,
      ZoneId zone,
      Optional<String> region)
      throws ElementException {
    this.retailerId = retailerId;
    this.retail = transaction.child("RetailTransaction").orElseThrow();
    this.number = number;
    this.zone = zone;
    this.region = region;
    this.occurredAt = occurredAt(transaction, zone);
    this.currency = transaction.textOf("CurrencyCode").orElse("");
  }

  List<WrittenReceipt> read() throws ElementException {
    Optional<XmlElement> voided = link(retail, "Voided");
    if (voided.isPresent()
        || retail.attribute("TransactionStatus").equals(Optional.of("PostVoided"))) {
      return List.of(voiding(voided));
    }
    for (XmlElement item : retail.children("LineItem").toList()) {
      if (!item.flag("VoidFlag")) {
        readLine(item);
      }
    }
    return receipts();
  }

  boolean hasUnlinkedReturn() {
    return hasUnlinkedReturn;
  }

  private WrittenReceipt voiding(Optional<XmlElement> link) throws ElementException {
    XmlElement original =
        link.orElseThrow(
            () -> new ElementException("RetailTransaction/TransactionLink", ProblemReason.MISSING));
    return receipt(
        number.receiptNumber(),
        ReceiptKind.VOID,
        TransactionNumber.ofLink(original, number).receiptNumber(),
        List.of());
  }

  private void readLine(XmlElement item) throws ElementException {
    Optional<XmlElement> sale = item.child("Sale");
    if (sale.isPresent()) {
      LineReader.read(item, sale.get(), currency).ifPresent(sold::add);
    }
    Optional<XmlElement> giveBack = item.child("Return");
    if (giveBack.isPresent()) {
      readReturn(item, giveBack.get());
    }
  }

  private void readReturn(XmlElement item, XmlElement giveBack) throws ElementException {
    Optional<XmlElement> link =
        link(giveBack, "Return").or(() -> link(item, "Return")).or(() -> link(retail, "Return"));
    if (link.isEmpty()) {
      hasUnlinkedReturn = true;
      return;
    }
    String original = TransactionNumber.ofLink(link.get(), number).receiptNumber();
    LineReader.read(item, giveBack, currency)
        .ifPresent(line -> returned.computeIfAbsent(original, _ -> new ArrayList<>()).add(line));
  }

  /** A link without a reason is what its place says. */
  private static Optional<XmlElement> link(XmlElement element, String reason) {
    return element
        .children("TransactionLink")
        .filter(link -> link.attribute("ReasonCode").orElse("Return").equals(reason))
        .findFirst();
  }

  private List<WrittenReceipt> receipts() {
    List<WrittenReceipt> receipts = new ArrayList<>();
    if (!sold.isEmpty()) {
      receipts.add(receipt(number.receiptNumber(), ReceiptKind.SALE, null, sold));
    }
    returned.forEach((original, lines) ->
        receipts.add(receipt(returnNumber(receipts.size()), ReceiptKind.RETURN, original, lines)));
    return receipts;
  }

  /**
   * The first receipt of a transaction has its number; any other has a suffix, since a number is
   * used once.
   */
  private String returnNumber(int before) {
    return before == 0 ? number.receiptNumber() : number.receiptNumber() + "-R" + before;
  }

  /**
   * @param original the sale that is taken back; null for a sale
   */
  private WrittenReceipt receipt(
      String receiptNumber, ReceiptKind kind, String original, List<WrittenReceipt.Line> lines) {
    return new WrittenReceipt(
        retailerId,
        receiptNumber,
        Optional.of(kind),
        occurredAt,
        zone.getId(),
        CustomerReader.read(retail, region),
        original,
        List.copyOf(lines));
  }

  private static Instant occurredAt(XmlElement transaction, ZoneId zone) throws ElementException {
    Stream<XmlElement> stamped =
        transaction
            .children("POSLogDateTime")
            .filter(time -> time.attribute("TypeCode").orElse("Transaction").equals("Transaction"));
    XmlElement time =
        Stream.of(
                transaction.children("EndDateTime"), stamped, transaction.children("BeginDateTime"))
            .flatMap(times -> times)
            .findFirst()
            .orElseThrow(() -> new ElementException("EndDateTime", ProblemReason.MISSING));
    return StoreTime.parse(time.text(), zone)
        .orElseThrow(() -> new ElementException(time.name(), ProblemReason.NOT_A_TIME));
  }
}
