package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.product.SerialNumber;
import io.supportcenter.registration.product.SerialRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which serial number the sources before the manufacturer say that a unit has. */
public sealed interface SerialReading {
  record Known(Sourced<SerialNumber> serial) implements SerialReading {}

  record Missing() implements SerialReading {}

  /** The text breaks the manufacturer's rule for serial numbers. */
  record Impossible() implements SerialReading {}

  record Contradicted(Contradiction contradiction) implements SerialReading {}

  static SerialReading of(RegistrationFacts facts, SerialRule rule) {
    List<Sourced<String>> claims = claims(facts);
    if (claims.isEmpty()) {
      return new Missing();
    }
    if (claims.stream().map(claim -> comparable(claim.value(), rule)).distinct().count() > 1) {
      return new Contradicted(new Contradiction(Contradiction.Field.SERIAL_NUMBER, claims));
    }
    Sourced<String> first = claims.getFirst();
    return rule.read(first.value())
        .<SerialReading>map(serial -> new Known(first.map(_ -> serial)))
        .orElseGet(Impossible::new);
  }

  /** An agent's serial number resolves a contradiction. */
  private static List<Sourced<String>> claims(RegistrationFacts facts) {
    Optional<Sourced<String>> supplied = facts.suppliedSerial();
    if (supplied.isPresent() && supplied.get().source() == FieldSource.AGENT) {
      return List.of(supplied.get());
    }
    return Stream.of(claim(facts.receipt()), facts.sale().flatMap(SerialReading::claim), supplied)
        .flatMap(Optional::stream)
        .filter(claim -> !claim.value().isBlank())
        .toList();
  }

  private static Optional<Sourced<String>> claim(Sourced<SoldUnit> sold) {
    return sold.value().serialNumber().map(serial -> sold.map(_ -> serial));
  }

  private static String comparable(String text, SerialRule rule) {
    return rule.read(text).map(SerialNumber::canonical).orElseGet(text::strip);
  }
}
