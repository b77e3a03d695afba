package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.product.SerialNumber;
import io.supportcenter.registration.product.SerialRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which serial number the sources before the manufacturer say that a unit has. */
public sealed interface SerialReading {

  /**
   * @param serials at least one; several identify the same device, such as two IMEIs of a phone
   */
  record Known(List<Sourced<SerialNumber>> serials) implements SerialReading {
    public Known {
      serials = List.copyOf(serials);
    }
  }

  record Missing() implements SerialReading {}

  /** The text breaks the manufacturer's rule for serial numbers. */
  record Impossible() implements SerialReading {}

  record Contradicted(Contradiction contradiction) implements SerialReading {}

  static SerialReading of(RegistrationFacts facts, SerialRule rule) {
    List<Sourced<List<String>>> claims = claims(facts);
    List<Sourced<String>> texts =
        claims.stream()
            .flatMap(claim -> claim.value().stream().map(text -> claim.map(_ -> text)))
            .toList();
    if (texts.isEmpty()) {
      return new Missing();
    }
    if (!isOneDevice(claims.stream().map(claim -> read(claim.value(), rule)).toList())) {
      return new Contradicted(new Contradiction(Contradiction.Field.SERIAL_NUMBER, texts));
    }
    Map<String, Sourced<SerialNumber>> known = new LinkedHashMap<>();
    for (Sourced<String> text : texts) {
      rule.readings(text.value())
          .forEach(serial -> known.putIfAbsent(serial.canonical(), text.map(_ -> serial)));
    }
    return known.isEmpty() ? new Impossible() : new Known(List.copyOf(known.values()));
  }

  /** By source. A serial number of an agent resolves a contradiction. */
  private static List<Sourced<List<String>>> claims(RegistrationFacts facts) {
    Optional<Sourced<List<String>>> supplied =
        facts.suppliedSerial().map(serial -> serial.map(List::of));
    if (supplied.isPresent() && supplied.get().source() == FieldSource.AGENT) {
      return List.of(supplied.get());
    }
    return Stream.of(
            Optional.of(facts.receipt().map(SoldUnit::serialNumbers)),
            facts.sale().map(sale -> sale.map(SoldUnit::serialNumbers)),
            supplied)
        .flatMap(Optional::stream)
        .filter(claim -> !claim.value().isEmpty())
        .toList();
  }

  /** Different ones. */
  private static List<SerialNumber> read(List<String> texts, SerialRule rule) {
    List<SerialNumber> serials = new ArrayList<>();
    for (String text : texts) {
      SerialNumber serial = rule.readAnyway(text);
      if (serials.stream().noneMatch(serial::isSameAs)) {
        serials.add(serial);
      }
    }
    return serials;
  }

  /** Each source names one device, and any two sources have a number in common. */
  private static boolean isOneDevice(List<List<SerialNumber>> sources) {
    return sources.stream().allMatch(SerialReading::areOfOneDevice)
        && sources.stream()
            .allMatch(one -> sources.stream().allMatch(other -> haveOneInCommon(one, other)));
  }

  private static boolean haveOneInCommon(List<SerialNumber> one, List<SerialNumber> other) {
    return one.stream().anyMatch(serial -> other.stream().anyMatch(serial::isSameAs));
  }

  /** A phone has an IMEI for each of up to two radios, and may have a serial number besides. */
  private static boolean areOfOneDevice(List<SerialNumber> serials) {
    long imeis = serials.stream().filter(SerialNumber::isImei).count();
    return serials.size() == 1 || imeis >= 1 && imeis <= 2 && serials.size() - imeis <= 1;
  }
}
