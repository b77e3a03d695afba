package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.registration.receipt.poslog.PosLogResult.ProblemReason;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The natural key of a till's transaction. The parts stay as written: {@code 007} is another
 * workstation than {@code 7}.
 *
 * <p>A receipt number has hyphens between them. A hyphen within a part is written {@code ~-}, and a
 * tilde {@code ~~}: otherwise till 03-1 of store 0417 and till 1 of store 0417-03 would write the
 * same numbers.
 */
record TransactionNumber(String store, String workstation, String sequence, String businessDay) {
  private static final Pattern DATE =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(Z|[+-]\\d{2}:\\d{2})?");

  static TransactionNumber of(XmlElement transaction) throws ElementException {
    return new TransactionNumber(
        required(store(transaction), "RetailStoreID"),
        required(transaction.textOf("WorkstationID"), "WorkstationID"),
        required(transaction.textOf("SequenceNumber"), "SequenceNumber"),
        businessDay(transaction, "BusinessDayDate"));
  }

  /**
   * The transaction that a link points to; a link within a store or workstation may leave those
   * out.
   */
  static TransactionNumber ofLink(XmlElement link, TransactionNumber from) throws ElementException {
    return new TransactionNumber(
        store(link).orElse(from.store),
        link.textOf("WorkstationID").orElse(from.workstation),
        required(link.textOf("SequenceNumber"), "TransactionLink/SequenceNumber"),
        businessDay(link, "TransactionLink/BusinessDayDate"));
  }

  /** The receipt number as far as it can be read, for telling people. */
  static String readable(XmlElement transaction) {
    return new TransactionNumber(
            store(transaction).orElse("?"),
            transaction.textOf("WorkstationID").orElse("?"),
            transaction.textOf("SequenceNumber").orElse("?"),
            transaction.textOf("BusinessDayDate").orElse("?"))
        .receiptNumber();
  }

  String receiptNumber() {
    return String.join("-", escaped(store), escaped(workstation), escaped(sequence), businessDay);
  }

  private static String escaped(String part) {
    return part.replace("~", "~~").replace("-", "~-");
  }

  /** POSLog 6 also knows a store as a business unit. */
  private static Optional<String> store(XmlElement element) {
    return element
        .textOf("RetailStoreID")
        .or(() ->
            element
                .children("BusinessUnit")
                .flatMap(unit -> unit.children("UnitID"))
                .filter(id -> id.attribute("TypeCode").orElse("RetailStore").equals("RetailStore"))
                .map(XmlElement::text)
                .filter(text -> !text.isEmpty())
                .findFirst());
  }

  private static String businessDay(XmlElement element, String path) throws ElementException {
    var date = DATE.matcher(required(element.textOf("BusinessDayDate"), path));
    if (!date.matches() || !StoreTime.isDate(date.group(1))) {
      throw new ElementException(path, ProblemReason.NOT_A_DATE);
    }
    return date.group(1);
  }

  private static String required(Optional<String> text, String path) throws ElementException {
    return text.orElseThrow(() -> new ElementException(path, ProblemReason.MISSING));
  }
}
