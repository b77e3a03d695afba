package io.supportcenter.registration.receipt;

import io.supportcenter.kit.values.DecorativeText;
import io.supportcenter.registration.identity.CustomerReference;
import io.supportcenter.registration.receipt.ReceiptProblem.Reason;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Checks a receipt, and names everything that is wrong with it. A wrong line is left out, and the
 * others are taken; so is a wrong reference to the customer.
 */
public final class ReceiptReader {
  private static final int SERIALS_PER_UNIT_MAX = 10;

  private static final int DESCRIPTION_MAX = 500;

  private final WrittenReceipt written;
  private final ProblemList problems = new ProblemList();
  private final ProblemList leftOut = new ProblemList();

  private ReceiptReader(WrittenReceipt written) {
    this.written = written;
  }

  public static ReceiptResult read(WrittenReceipt written) {
    return new ReceiptReader(written).read();
  }

  private ReceiptResult read() {
    written.leftOut().forEach(problem -> leftOut.add(problem.field(), problem.reason()));
    problems.checkKey("retailerId", written.retailerId(), ReceiptKey.RETAILER_ID, 64);
    String number = problems.checkNumber("receiptNumber", written.receiptNumber());
    problems.checkInstant("occurredAt", written.occurredAt());
    if (written.kind().isEmpty()) {
      problems.add("kind", Reason.UNKNOWN_VALUE);
    }
    Optional<String> original = original();
    Optional<String> partOf =
        Optional.ofNullable(written.partOf()).map(text -> problems.checkNumber("partOf", text));
    ZoneId zone = problems.checkZone("zone", written.zone());
    List<CustomerReference> customer = customer();
    List<ReceiptLine> lines = lines();
    boolean isEmpty = lines.isEmpty() && !written.kind().equals(Optional.of(ReceiptKind.VOID));
    if (isEmpty && written.lines().isEmpty() && leftOut.isEmpty()) {
      problems.add("lines", Reason.MISSING);
    }
    if (isEmpty || !problems.isEmpty()) {
      problems.addAll(leftOut);
      return new ReceiptResult.Invalid(problems.toList());
    }
    ReceiptKey key = new ReceiptKey(written.retailerId().strip(), number);
    return new ReceiptResult.Valid(
        new Receipt(
            original.filter(number::equals).map(_ -> key.ofOwn(kind())).orElse(key),
            kind(),
            written.occurredAt(),
            zone,
            customer,
            original,
            partOf.filter(transaction -> !transaction.equals(number)),
            lines),
        leftOut.toList());
  }

  private ReceiptKind kind() {
    return written.kind().orElseThrow();
  }

  private Optional<String> original() {
    return written
        .kind()
        .filter(kind -> kind != ReceiptKind.SALE)
        .map(_ -> problems.checkNumber("originalReceiptNumber", written.originalReceiptNumber()));
  }

  /** A kind of identity that only a newer retailer knows matches no user, and does no harm. */
  private List<CustomerReference> customer() {
    if (written.customer().size() > Receipt.MAX_CUSTOMER_REFERENCES) {
      problems.add("customer", Reason.TOO_MANY);
      return List.of();
    }
    return IntStream.range(0, written.customer().size())
        .mapToObj(i -> reference(written.customer().get(i), "customer[" + i + "].value"))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<CustomerReference> reference(WrittenReceipt.Customer reference, String field) {
    String value = leftOut.checkText(field, reference.value(), 254);
    return reference
        .kind()
        .filter(_ -> !value.isEmpty())
        .map(kind -> new CustomerReference(kind, value));
  }

  private List<ReceiptLine> lines() {
    if (written.lines().size() > Receipt.MAX_LINES) {
      problems.add("lines", Reason.TOO_MANY);
      return List.of();
    }
    Set<Integer> numbers = new HashSet<>();
    List<ReceiptLine> read = new ArrayList<>();
    for (int i = 0; i < written.lines().size(); i++) {
      line(written.lines().get(i), "lines[" + i + "]", numbers).ifPresent(read::add);
    }
    if (read.stream().mapToInt(ReceiptLine::quantity).sum() > Receipt.MAX_UNITS) {
      problems.add("lines", Reason.TOO_MANY);
    }
    return read;
  }

  /** Empty when the line is left out. */
  private Optional<ReceiptLine> line(WrittenReceipt.Line line, String field, Set<Integer> numbers) {
    ProblemList wrong = new ProblemList();
    if (!numbers.add(line.lineNumber())) {
      wrong.add(field + ".lineNumber", Reason.DUPLICATE);
    }
    ReceiptLine read = line(line, field, wrong);
    leftOut.addAll(wrong);
    return wrong.isEmpty() ? Optional.of(read) : Optional.empty();
  }

  private static ReceiptLine line(WrittenReceipt.Line line, String field, ProblemList problems) {
    problems.checkRange(field + ".lineNumber", line.lineNumber(), 1, 1_000_000);
    problems.checkRange(field + ".quantity", line.quantity(), 1, Receipt.MAX_QUANTITY);
    return new ReceiptLine(
        line.lineNumber(),
        Optional.ofNullable(line.originalLineNumber()),
        problems.checkOptionalText(field + ".gtin", line.gtin(), 32),
        problems.checkOptionalText(field + ".retailerItemId", line.retailerItemId(), 64),
        DecorativeText.of(line.description(), DESCRIPTION_MAX),
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
