package io.supportcenter.registration.receipt;

import io.supportcenter.kit.values.DecorativeText;
import io.supportcenter.kit.values.Money;
import io.supportcenter.kit.values.MoneyReader;
import io.supportcenter.kit.values.MoneyResult;
import io.supportcenter.kit.values.Placeholder;
import io.supportcenter.registration.identity.CustomerReference;
import io.supportcenter.registration.product.DigitalLink;
import io.supportcenter.registration.product.SerialText;
import io.supportcenter.registration.receipt.ReceiptProblem.Reason;
import io.supportcenter.registration.receipt.WrittenReceipt.Price;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Checks a receipt, and names everything that is wrong with it. A wrong line is left out, and the
 * others are taken; so is a wrong reference to the customer.
 */
public final class ReceiptReader {
  private static final int SERIALS_PER_UNIT_MAX = 10;

  private static final int DESCRIPTION_MAX = 500;

  private final WrittenReceipt written;
  private final Set<String> sellsFor;
  private final ProblemList problems = new ProblemList();
  private final ProblemList leftOut = new ProblemList();

  private ReceiptReader(WrittenReceipt written, Set<String> sellsFor) {
    this.written = written;
    this.sellsFor = sellsFor;
  }

  /**
   * @param sellsFor the vendors whose reservations the retailer may sell
   */
  public static ReceiptResult read(WrittenReceipt written, Set<String> sellsFor) {
    return new ReceiptReader(written, sellsFor).read();
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
        Placeholder.value(written.partOf()).map(text -> problems.checkNumber("partOf", text));
    ZoneId zone = problems.checkZone("zone", written.zone());
    List<CustomerReference> customer = customer();
    List<PaperProof> proofs = problems.isEmpty() ? proofs(zone) : List.of();
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
        proofs,
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

  /**
   * A kind of identity that only a newer retailer knows matches no user, and does no harm. Nor does
   * a placeholder, as tills write for a sale without a card.
   */
  private List<CustomerReference> customer() {
    int all = written.customer().size();
    if (all > Receipt.MAX_CUSTOMER_REFERENCES) {
      leftOut.add("customer", Reason.TOO_MANY);
    }
    return IntStream.range(0, Math.min(all, Receipt.MAX_CUSTOMER_REFERENCES))
        .mapToObj(i -> reference(written.customer().get(i), "customer[" + i + "].value"))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<CustomerReference> reference(WrittenReceipt.Customer reference, String field) {
    String value = leftOut.checkOptionalText(field, reference.value(), 254).orElse("");
    return reference
        .kind()
        .filter(_ -> !value.isEmpty())
        .map(kind -> new CustomerReference(kind, value));
  }

  private List<PaperProof> proofs(ZoneId zone) {
    if (!written.kind().equals(Optional.of(ReceiptKind.SALE))) {
      return List.of();
    }
    return Stream.concat(total(zone).stream(), code().stream()).toList();
  }

  private Optional<PaperProof> total(ZoneId zone) {
    if (written.paper().total().isEmpty()) {
      return Optional.empty();
    }
    Price total = written.paper().total().get();
    return switch (MoneyReader.read(total.amountMinor(), total.currency())) {
      case MoneyResult.Valid(Money money) ->
          Optional.of(PaperProof.of(money, written.occurredAt(), zone));
      case MoneyResult.Invalid _ -> {
        leftOut.add("total.currency", Reason.UNKNOWN_VALUE);
        yield Optional.empty();
      }
    };
  }

  private Optional<PaperProof> code() {
    Optional<String> printed = Placeholder.value(written.paper().claimCode());
    Optional<PaperProof> proof = printed.flatMap(PaperProof::ofCode);
    if (printed.isPresent() && proof.isEmpty()) {
      leftOut.add("claimCode", Reason.CHARACTERS);
    }
    return proof;
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
    return counted(read);
  }

  /** Tills sell several flights or rooms under one booking code: they are told apart by number. */
  private static List<ReceiptLine> counted(List<ReceiptLine> lines) {
    Map<String, List<Reservation>> alike = new HashMap<>();
    return lines.stream()
        .map(
            line -> line.reservation().map(sold -> line.selling(counted(sold, alike))).orElse(line))
        .toList();
  }

  private static Reservation counted(Reservation sold, Map<String, List<Reservation>> alike) {
    List<Reservation> before =
        alike.computeIfAbsent(
            sold.vendorId() + "/" + sold.code() + "/" + sold.leg(), _ -> new ArrayList<>());
    for (int i = 0; i < before.size(); i++) {
      if (sold.isTwin(before.get(i))) {
        return sold.asNumber(i + 1);
      }
    }
    before.add(sold);
    return sold.asNumber(before.size());
  }

  /** Empty when the line is left out. */
  private Optional<ReceiptLine> line(WrittenReceipt.Line line, String field, Set<Integer> numbers) {
    ProblemList wrong = new ProblemList();
    if (!numbers.add(line.lineNumber())) {
      wrong.add(field + ".lineNumber", Reason.DUPLICATE);
    }
    ReceiptLine read = line(line, field, wrong);
    if (read.reservation().filter(sold -> !maySell(sold)).isPresent()) {
      wrong.add(field + ".reservation.vendorId", Reason.VENDOR_NOT_ALLOWED);
    }
    leftOut.addAll(wrong);
    return wrong.isEmpty() ? Optional.of(read) : Optional.empty();
  }

  /** What was sold once may always be taken back. */
  private boolean maySell(Reservation sold) {
    return !written.kind().equals(Optional.of(ReceiptKind.SALE))
        || sellsFor.contains(sold.vendorId());
  }

  private static ReceiptLine line(WrittenReceipt.Line line, String field, ProblemList problems) {
    problems.checkRange(field + ".lineNumber", line.lineNumber(), 1, 1_000_000);
    problems.checkRange(field + ".quantity", line.quantity(), 1, Receipt.MAX_QUANTITY);
    return new ReceiptLine(
        line.lineNumber(),
        Optional.ofNullable(line.originalLineNumber()),
        problems.checkOptionalText(field + ".gtin", gtin(line), 32),
        problems.checkOptionalText(field + ".retailerItemId", line.retailerItemId(), 64),
        DecorativeText.of(line.description(), DESCRIPTION_MAX),
        line.quantity(),
        serials(line, field + ".serialNumbers", problems),
        SoldReservationReader.read(line, field, problems));
  }

  private static List<String> serials(
      WrittenReceipt.Line line, String field, ProblemList problems) {
    List<String> texts =
        Stream.concat(
                line.serialNumbers().stream()
                    .flatMap(text ->
                        scannedSerial(text)
                            .map(List::of)
                            .orElseGet(() -> SerialText.read(text))
                            .stream()),
                scannedSerial(line.gtin()).stream())
            .toList();
    if (texts.size() > (long) SERIALS_PER_UNIT_MAX * Math.max(1, line.quantity())) {
      problems.add(field, Reason.TOO_MANY);
      return List.of();
    }
    return IntStream.range(0, texts.size())
        .mapToObj(i -> problems.checkOptionalText(field + "[" + i + "]", texts.get(i), 64))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** A till that scans two-dimensional codes may write the whole link into either field. */
  private static String gtin(WrittenReceipt.Line line) {
    return scanned(line.gtin()).map(link -> link.gtin().digits()).orElse(line.gtin());
  }

  private static Optional<String> scannedSerial(String text) {
    return scanned(text).flatMap(DigitalLink::serialNumber);
  }

  private static Optional<DigitalLink> scanned(String text) {
    return Optional.ofNullable(text).flatMap(DigitalLink::parse);
  }
}
