package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.SerialNumber;
import io.supportcenter.registration.product.SerialRule;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer.DeviceConfirmed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which device the manufacturer says that a unit is. */
public sealed interface DeviceReading {
  record Known(DeviceRecord device) implements DeviceReading {}

  /** Not even the manufacturer names a serial number. */
  record SerialMissing() implements DeviceReading {}

  record Contradicted(List<Contradiction> contradictions) implements DeviceReading {}

  /**
   * @param gtin that was asked for
   * @param claimed the serial number that was asked for
   */
  static DeviceReading of(
      RegistrationFacts facts,
      Sourced<Gtin> gtin,
      Optional<Sourced<SerialNumber>> claimed,
      Sourced<DeviceConfirmed> answer) {
    SerialRule rule = facts.manufacturer().orElseThrow().serialRule();
    Optional<Sourced<SerialNumber>> confirmed =
        answer
            .value()
            .serialNumber()
            .filter(s -> !s.isBlank())
            .map(s -> answer.map(_ -> read(s, rule)));
    List<Contradiction> contradictions = contradictions(gtin, claimed, answer, confirmed);
    if (!contradictions.isEmpty()) {
      return new Contradicted(contradictions);
    }
    return confirmed
        .or(() -> claimed)
        .<DeviceReading>map(serial ->
            new Known(DeviceAssembly.assemble(facts, gtin, serial, confirmed.isPresent(), answer)))
        .orElseGet(SerialMissing::new);
  }

  private static List<Contradiction> contradictions(
      Sourced<Gtin> gtin,
      Optional<Sourced<SerialNumber>> claimed,
      Sourced<DeviceConfirmed> answer,
      Optional<Sourced<SerialNumber>> confirmed) {
    List<Contradiction> found = new ArrayList<>();
    if (!answer.value().gtin().equals(gtin.value())) {
      found.add(
          new Contradiction(
              Contradiction.Field.GTIN,
              List.of(gtin.map(Gtin::digits), answer.map(a -> a.gtin().digits()))));
    }
    if (claimed.isPresent()
        && confirmed.isPresent()
        && !claimed.get().value().isSameAs(confirmed.get().value())) {
      found.add(
          new Contradiction(
              Contradiction.Field.SERIAL_NUMBER,
              List.of(
                  claimed.get().map(SerialNumber::raw), confirmed.get().map(SerialNumber::raw))));
    }
    return found;
  }

  /** The manufacturer's answer counts even where it breaks the pattern configured for it. */
  private static SerialNumber read(String text, SerialRule rule) {
    return rule.read(text).orElseGet(() -> new SerialNumber(text.strip(), text.strip()));
  }
}
