package io.supportcenter.registration.unit.rest;

import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.values.Placeholder;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.problem.RegistrationProblem;
import io.supportcenter.registration.product.DigitalLink;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.reading.Contradiction;
import io.supportcenter.registration.unit.reading.Settlement;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A serial number that was scanned, or typed by an agent. */
@Schema(name = "SerialNumber")
record SerialCode(
    @Size(max = 2_000) @Schema(description = "A scanned GS1 Digital Link with AI 01 and 21")
        String code,
    @Size(max = 64) @PlainText @Schema(description = "Only by an agent") String serialNumber) {

  @AssertTrue(message = "either a code or a serial number")
  @Schema(hidden = true)
  boolean isOneOfBoth() {
    return (code == null) != (serialNumber == null);
  }

  /**
   * The unit with the serial number, and with the product of the code when nobody knows it.
   *
   * @throws ProblemException 422 when the code says none, or is another product's
   */
  StoredUnit applyTo(StoredUnit unit, UnitCommands commands) {
    if (code == null) {
      Sourced<String> typed =
          commands.said(
              unit, Placeholder.value(serialNumber).orElseThrow(SerialCode::unreadable), "serial");
      return unit.with(facts -> facts.withSuppliedSerial(typed));
    }
    DigitalLink link =
        DigitalLink.parse(code)
            .filter(read -> read.serialNumber().flatMap(Placeholder::value).isPresent())
            .orElseThrow(SerialCode::unreadable);
    boolean isUnnumbered = unit.facts().claimedGtins().isEmpty();
    if (!isUnnumbered && unit.facts().gtin().filter(link.gtin()::equals).isEmpty()) {
      throw new ProblemException(
          RegistrationProblem.CODE_OTHER_PRODUCT, "the code is on another product");
    }
    Sourced<String> serial = commands.said(unit, link.serialNumber().get(), "serial");
    Settlement product =
        new Settlement(Contradiction.Field.GTIN, serial.source(), link.gtin().digits());
    return unit.with(facts ->
        (isUnnumbered ? facts.withSettlement(serial.map(_ -> product)) : facts)
            .withSuppliedSerial(serial));
  }

  private static ProblemException unreadable() {
    return new ProblemException(
        RegistrationProblem.CODE_UNREADABLE, "neither a serial number nor a Digital Link with one");
  }
}
