package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptProblem;
import io.supportcenter.registration.receipt.ReceiptProblem.Reason;
import io.supportcenter.registration.receipt.WrittenReceipt;
import io.supportcenter.registration.receipt.poslog.PosLogResult.ProblemReason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns one retail transaction into receipts: at most one sale, and a return for each sale whose
 * goods are brought back.
 */
final class TransactionReader {
  private static final Pattern LINE_NUMBER = Pattern.compile("[0-9]{1,6}");

  private final String retailerId;
  private final XmlElement retail;
  private final TransactionNumber number;
  private final ZoneId zone;
  private final Optional<String> region;
  private final Instant occurredAt;
  private final String currency;

  private final List<WrittenReceipt.Line> sold = new ArrayList<>();
  private final Map<String, List<WrittenReceipt.Line>> returned = new LinkedHashMap<>();
  private final List<ReceiptProblem> leftOut = new ArrayList<>();
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
    List<XmlElement> items = retail.children("LineItem").toList();
    for (int i = 0; i < items.size(); i++) {
      if (!items.get(i).flag("VoidFlag")) {
        readLine(items.get(i), i + 1);
      }
    }
    return receipts();
  }

  /** What is wrong with lines that are in none of the receipts. */
  List<ReceiptProblem> leftOut() {
    return leftOut;
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
        null,
        List.of());
  }

  /** A line with a fault is left out. */
  private void readLine(XmlElement item, int position) {
    try {
      readLine(item);
    } catch (ElementException e) {
      leftOut.add(
          new ReceiptProblem(
              "LineItem[" + position + "]/" + e.element(), Reason.named(e.reason().name())));
    }
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
        .map(line -> line.takingBack(originalLine(link.get())))
        .ifPresent(line -> returned.computeIfAbsent(original, _ -> new ArrayList<>()).add(line));
  }

  /** Null when it is not a number: the goods say then what is taken back. */
  private static Integer originalLine(XmlElement link) {
    return link.textOf("LineItemSequenceNumber")
        .filter(text -> LINE_NUMBER.matcher(text).matches())
        .map(Integer::valueOf)
        .orElse(null);
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
      receipts.add(receipt(number.receiptNumber(), ReceiptKind.SALE, null, null, sold));
    }
    returned.forEach((original, lines) ->
        receipts.add(
            receipt(
                returnNumber(receipts.size()),
                ReceiptKind.RETURN,
                original,
                receipts.isEmpty() ? null : number.receiptNumber(),
                lines)));
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
   * Lines that are left out are told once, with the transaction's first receipt.
   *
   * @param original the sale that is taken back; null for a sale
   * @param partOf the transaction's number, unless it is the receipt's own
   */
  private WrittenReceipt receipt(
      String receiptNumber,
      ReceiptKind kind,
      String original,
      String partOf,
      List<WrittenReceipt.Line> lines) {
    return new WrittenReceipt(
        retailerId,
        receiptNumber,
        Optional.of(kind),
        occurredAt,
        zone.getId(),
        CustomerReader.read(retail, region),
        original,
        partOf,
        List.copyOf(lines),
        partOf == null ? List.copyOf(leftOut) : List.of(),
        new WrittenReceipt.Paper(
            PriceReader.grandTotal(retail, currency), retail.textOf("ClaimCode").orElse(null)));
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
