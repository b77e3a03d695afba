package io.supportcenter.registration.unit.rest;

import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.registration.problem.RegistrationProblem;
import io.supportcenter.registration.product.DigitalLink;
import io.supportcenter.registration.unit.StoredUnit;
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
   * The serial number for that unit.
   *
   * @throws ProblemException 422 when the code says none, or is another product's
   */
  String serialFor(StoredUnit unit) {
    if (code == null) {
      return serialNumber.strip();
    }
    DigitalLink link =
        DigitalLink.parse(code)
            .filter(read -> read.serialNumber().isPresent())
            .orElseThrow(() ->
                new ProblemException(
                    RegistrationProblem.CODE_UNREADABLE,
                    "not a Digital Link with a serial number"));
    if (unit.facts().gtin().filter(link.gtin()::equals).isEmpty()) {
      throw new ProblemException(
          RegistrationProblem.CODE_OTHER_PRODUCT, "the code is on another product");
    }
    return link.serialNumber().get();
  }
}
