package io.supportcenter.registration.receipt;

import io.supportcenter.registration.identity.CustomerReference;
import io.supportcenter.registration.receipt.ReceiptProblem.Reason;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Checks a receipt, and names everything that is wrong with it. */
public final class ReceiptReader {
  private static final int SERIALS_PER_UNIT_MAX = 10;

  private ReceiptReader() {}

  public static ReceiptResult read(WrittenReceipt written) {
    ProblemList problems = new ProblemList();
    problems.checkKey("retailerId", written.retailerId(), ReceiptKey.RETAILER_ID, 64);
    problems.checkKey("receiptNumber", written.receiptNumber(), ReceiptKey.RECEIPT_NUMBER, 128);
    problems.checkInstant("occurredAt", written.occurredAt());
    if (written.kind().isEmpty()) {
      problems.add("kind", Reason.UNKNOWN_VALUE);
    }
    Optional<String> original = original(written, problems);
    ZoneId zone = problems.checkZone("zone", written.zone());
    List<CustomerReference> customer = customer(written, problems);
    List<ReceiptLine> lines = lines(written, problems);
    if (!problems.isEmpty()) {
      return new ReceiptResult.Invalid(problems.toList());
    }
    ReceiptKey key = new ReceiptKey(written.retailerId().strip(), written.receiptNumber().strip());
    return new ReceiptResult.Valid(
        new Receipt(
            key,
            written.kind().orElseThrow(),
            written.occurredAt(),
            zone,
            customer,
            original,
            lines));
  }

  private static Optional<String> original(WrittenReceipt written, ProblemList problems) {
    if (written.kind().filter(kind -> kind != ReceiptKind.SALE).isEmpty()) {
      return Optional.empty();
    }
    String number = written.originalReceiptNumber();
    problems.checkKey("originalReceiptNumber", number, ReceiptKey.RECEIPT_NUMBER, 128);
    return Optional.ofNullable(number).map(String::strip);
  }

  /** A kind of identity that only a newer retailer knows matches no user, and does no harm. */
  private static List<CustomerReference> customer(WrittenReceipt written, ProblemList problems) {
    if (written.customer().size() > Receipt.MAX_CUSTOMER_REFERENCES) {
      problems.add("customer", Reason.TOO_MANY);
      return List.of();
    }
    return IntStream.range(0, written.customer().size())
        .mapToObj(i -> reference(written.customer().get(i), "customer[" + i + "].value", problems))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<CustomerReference> reference(
      WrittenReceipt.Customer reference, String field, ProblemList problems) {
    String value = problems.checkText(field, reference.value(), 254);
    return reference.kind().map(kind -> new CustomerReference(kind, value));
  }

  private static List<ReceiptLine> lines(WrittenReceipt written, ProblemList problems) {
    var lines = written.lines();
    if (lines.size() > Receipt.MAX_LINES) {
      problems.add("lines", Reason.TOO_MANY);
      return List.of();
    }
    if (lines.isEmpty() && written.kind().filter(kind -> kind != ReceiptKind.VOID).isPresent()) {
      problems.add("lines", Reason.MISSING);
    }
    Set<Integer> numbers = new HashSet<>();
    List<ReceiptLine> read =
        IntStream.range(0, lines.size())
            .mapToObj(i -> {
              String field = "lines[" + i + "]";
              if (!numbers.add(lines.get(i).lineNumber())) {
                problems.add(field + ".lineNumber", Reason.DUPLICATE);
              }
              return line(lines.get(i), field, problems);
            })
            .toList();
    if (problems.isEmpty()
        && read.stream().mapToInt(ReceiptLine::quantity).sum() > Receipt.MAX_UNITS) {
      problems.add("lines", Reason.TOO_MANY);
    }
    return read;
  }

  private static ReceiptLine line(WrittenReceipt.Line line, String field, ProblemList problems) {
    problems.checkRange(field + ".lineNumber", line.lineNumber(), 1, 1_000_000);
    problems.checkRange(field + ".quantity", line.quantity(), 1, Receipt.MAX_QUANTITY);
    return new ReceiptLine(
        line.lineNumber(),
        problems.checkOptionalText(field + ".gtin", line.gtin(), 32),
        problems.checkOptionalText(field + ".retailerItemId", line.retailerItemId(), 64),
        problems.checkOptionalText(field + ".description", line.description(), 500),
        line.quantity(),
        serials(line, field + ".serialNumbers", problems),
        SoldReservationReader.read(line, field, problems));
  }

  private static List<String> serials(
      WrittenReceipt.Line line, String field, ProblemList problems) {
    List<String> texts = line.serialNumbers();
    if (texts.size() > (long) SERIALS_PER_UNIT_MAX * Math.max(1, line.quantity())) {
      problems.add(field, Reason.TOO_MANY);
      return List.of();
    }
    List<String> serials =
        IntStream.range(0, texts.size())
            .mapToObj(i -> problems.checkText(field + "[" + i + "]", texts.get(i), 64))
            .toList();
    if (Set.copyOf(serials).size() < serials.size()) {
      problems.add(field, Reason.DUPLICATE);
    }
    return serials;
  }
}
