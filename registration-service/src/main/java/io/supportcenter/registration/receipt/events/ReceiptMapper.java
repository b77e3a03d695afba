package io.supportcenter.registration.receipt.events;

import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.registration.identity.CustomerReference;
import io.supportcenter.registration.identity.events.IdentityKindMapper;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.ReceiptProblem.Reason;
import io.supportcenter.registration.receipt.ReceiptResult;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads a receipt event, naming all that is wrong with it. Safe for use by several threads. */
public final class ReceiptMapper {
  public ReceiptResult read(ReceiptReceived event) {
    ProblemList problems = new ProblemList();
    problems.checkKey("retailerId", event.getRetailerId(), ReceiptKey.RETAILER_ID, 64);
    problems.checkKey("receiptNumber", event.getReceiptNumber(), ReceiptKey.RECEIPT_NUMBER, 128);
    problems.checkInstant("occurredAt", event.getOccurredAt());
    Optional<ReceiptKind> kind = kind(event, problems);
    Optional<String> original = original(event, kind, problems);
    ZoneId zone = problems.checkZone("zone", event.getZone());
    List<CustomerReference> customer = customer(event, problems);
    List<ReceiptLine> lines = lines(event, kind, problems);
    if (!problems.isEmpty()) {
      return new ReceiptResult.Invalid(problems.toList());
    }
    ReceiptKey key =
        new ReceiptKey(event.getRetailerId().strip(), event.getReceiptNumber().strip());
    return new ReceiptResult.Valid(
        new Receipt(
            key, kind.orElseThrow(), event.getOccurredAt(), zone, customer, original, lines));
  }

  private static Optional<ReceiptKind> kind(ReceiptReceived event, ProblemList problems) {
    return switch (event.getKind()) {
      case SALE -> Optional.of(ReceiptKind.SALE);
      case RETURN -> Optional.of(ReceiptKind.RETURN);
      case VOID -> Optional.of(ReceiptKind.VOID);
      case UNKNOWN -> {
        problems.add("kind", Reason.UNKNOWN_VALUE);
        yield Optional.empty();
      }
    };
  }

  private static Optional<String> original(
      ReceiptReceived event, Optional<ReceiptKind> kind, ProblemList problems) {
    if (kind.isEmpty() || kind.get() == ReceiptKind.SALE) {
      return Optional.empty();
    }
    String number = event.getOriginalReceiptNumber();
    problems.checkKey("originalReceiptNumber", number, ReceiptKey.RECEIPT_NUMBER, 128);
    return Optional.ofNullable(number).map(String::strip);
  }

  /**
   * A kind of identity that a newer retailer sends and we do not know cannot find a user, and does
   * no harm.
   */
  private static List<CustomerReference> customer(ReceiptReceived event, ProblemList problems) {
    if (event.getCustomer().size() > Receipt.MAX_CUSTOMER_REFERENCES) {
      problems.add("customer", Reason.TOO_MANY);
      return List.of();
    }
    return IntStream.range(0, event.getCustomer().size())
        .mapToObj(i -> reference(event.getCustomer().get(i), "customer[" + i + "].value", problems))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<CustomerReference> reference(
      io.supportcenter.events.CustomerReference reference, String field, ProblemList problems) {
    String value = problems.checkText(field, reference.getValue(), 254);
    return IdentityKindMapper.fromEvent(reference.getKind())
        .map(kind -> new CustomerReference(kind, value));
  }

  private static List<ReceiptLine> lines(
      ReceiptReceived event, Optional<ReceiptKind> kind, ProblemList problems) {
    var lines = event.getLines();
    if (lines.size() > Receipt.MAX_LINES) {
      problems.add("lines", Reason.TOO_MANY);
      return List.of();
    }
    if (lines.isEmpty() && kind.isPresent() && kind.get() != ReceiptKind.VOID) {
      problems.add("lines", Reason.MISSING);
    }
    Set<Integer> numbers = new HashSet<>();
    List<ReceiptLine> read =
        IntStream.range(0, lines.size())
            .mapToObj(i -> {
              String field = "lines[" + i + "]";
              if (!numbers.add(lines.get(i).getLineNumber())) {
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

  private static ReceiptLine line(
      io.supportcenter.events.ReceiptLine line, String field, ProblemList problems) {
    problems.checkRange(field + ".lineNumber", line.getLineNumber(), 1, 1_000_000);
    problems.checkRange(field + ".quantity", line.getQuantity(), 1, Receipt.MAX_QUANTITY);
    return new ReceiptLine(
        line.getLineNumber(),
        problems.checkOptionalText(field + ".gtin", line.getGtin(), 32),
        problems.checkOptionalText(field + ".retailerItemId", line.getRetailerItemId(), 64),
        problems.checkOptionalText(field + ".description", line.getDescription(), 500),
        line.getQuantity(),
        serials(line, field + ".serialNumbers", problems),
        SoldReservationMapper.read(line, field, problems));
  }

  private static List<String> serials(
      io.supportcenter.events.ReceiptLine line, String field, ProblemList problems) {
    List<String> texts = line.getSerialNumbers();
    if (texts.size() > Math.max(0, line.getQuantity())) {
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
