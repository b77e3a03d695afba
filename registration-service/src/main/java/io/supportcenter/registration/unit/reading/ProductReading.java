package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.GtinResult;
import io.supportcenter.registration.product.GtinResult.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which product receipt and retailer say that a unit is. */
public sealed interface ProductReading {
  record Known(Sourced<Gtin> gtin) implements ProductReading {}

  /** Neither has a global number for it. */
  record Unnumbered() implements ProductReading {}

  /** The only number has a wrong check digit. */
  record WrongCheckDigit() implements ProductReading {}

  record Contradicted(Contradiction contradiction) implements ProductReading {}

  static ProductReading of(RegistrationFacts facts) {
    if (facts.reservation().isPresent()) {
      return new Unnumbered();
    }
    Optional<Sourced<Gtin>> settled = settled(facts);
    if (settled.isPresent()) {
      return new Known(settled.get());
    }
    Sourced<Optional<String>> printed = facts.receipt().map(SoldUnit::gtin);
    Optional<Sourced<Optional<String>>> told = facts.sale().map(sale -> sale.map(SoldUnit::gtin));
    Optional<Sourced<Gtin>> first = global(printed);
    Optional<Sourced<Gtin>> second = told.flatMap(ProductReading::global);
    if (hasWrongCheckDigit(printed)) {
      return new WrongCheckDigit();
    }
    if (first.isPresent()
        && second.isPresent()
        && !first.get().value().equals(second.get().value())) {
      return new Contradicted(
          new Contradiction(
              Contradiction.Field.GTIN,
              List.of(first.get().map(Gtin::digits), second.get().map(Gtin::digits))));
    }
    if (first.isEmpty()
        && second.isEmpty()
        && told.filter(ProductReading::hasWrongCheckDigit).isPresent()) {
      return new WrongCheckDigit();
    }
    return first.or(() -> second).<ProductReading>map(Known::new).orElseGet(Unnumbered::new);
  }

  /** All global numbers that anybody claims for it, that which counts first. */
  static List<Gtin> claimed(RegistrationFacts facts) {
    return facts.reservation().isPresent()
        ? List.of()
        : Stream.of(
                settled(facts),
                global(facts.receipt().map(SoldUnit::gtin)),
                facts.sale().flatMap(sale -> global(sale.map(SoldUnit::gtin))))
            .flatMap(Optional::stream)
            .map(Sourced::value)
            .distinct()
            .toList();
  }

  private static Optional<Sourced<Gtin>> settled(RegistrationFacts facts) {
    return facts
        .settled(Contradiction.Field.GTIN)
        .flatMap(s -> Gtin.parse(s.value().value()).valid().map(gtin -> s.map(_ -> gtin)));
  }

  /**
   * Tills also write their own item numbers where a GTIN belongs; those say nothing outside the
   * shop.
   */
  private static Optional<Sourced<Gtin>> global(Sourced<Optional<String>> text) {
    return text.value()
        .flatMap(number -> Gtin.parse(number).valid())
        .filter(gtin -> !gtin.isInStore())
        .map(gtin -> text.map(_ -> gtin));
  }

  private static boolean hasWrongCheckDigit(Sourced<Optional<String>> text) {
    return text.value()
        .map(Gtin::parse)
        .filter(new GtinResult.Invalid(Reason.CHECK_DIGIT)::equals)
        .isPresent();
  }
}
