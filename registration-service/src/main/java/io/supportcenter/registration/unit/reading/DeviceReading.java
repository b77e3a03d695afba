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
   * @param claimed the serial numbers of the device, that which was asked for first
   */
  static DeviceReading of(
      RegistrationFacts facts,
      Sourced<Gtin> gtin,
      List<Sourced<SerialNumber>> claimed,
      Sourced<DeviceConfirmed> answer) {
    SerialRule rule = facts.manufacturer().orElseThrow().serialRule();
    // It counts even where it breaks the pattern that is configured for the manufacturer.
    Optional<Sourced<SerialNumber>> confirmed =
        answer.value().serialNumber().map(s -> answer.map(_ -> rule.readAnyway(s)));
    List<Contradiction> contradictions = contradictions(facts, gtin, claimed, answer, confirmed);
    if (!contradictions.isEmpty()) {
      return new Contradicted(contradictions);
    }
    return confirmed
        .or(() -> claimed.stream().findFirst())
        .<DeviceReading>map(serial ->
            new Known(DeviceAssembly.assemble(facts, gtin, serial, confirmed.isPresent(), answer)))
        .orElseGet(SerialMissing::new);
  }

  private static List<Contradiction> contradictions(
      RegistrationFacts facts,
      Sourced<Gtin> gtin,
      List<Sourced<SerialNumber>> claimed,
      Sourced<DeviceConfirmed> answer,
      Optional<Sourced<SerialNumber>> confirmed) {
    List<Contradiction> found = new ArrayList<>();
    if (!answer.value().gtin().equals(gtin.value())
        && facts.settled(Contradiction.Field.GTIN).isEmpty()) {
      found.add(
          new Contradiction(
              Contradiction.Field.GTIN,
              List.of(gtin.map(Gtin::digits), answer.map(a -> a.gtin().digits()))));
    }
    if (!claimed.isEmpty()
        && confirmed.isPresent()
        && claimed.stream().noneMatch(c -> c.value().isSameAs(confirmed.get().value()))) {
      found.add(
          new Contradiction(
              Contradiction.Field.SERIAL_NUMBER,
              List.of(
                  claimed.getFirst().map(SerialNumber::raw),
                  confirmed.get().map(SerialNumber::raw))));
    }
    return found;
  }
}
