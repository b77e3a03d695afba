package io.supportcenter.registration.user.rest;

import io.supportcenter.kit.values.PhoneReader;
import io.supportcenter.kit.values.Text;
import io.supportcenter.registration.identity.CustomerReference;
import io.supportcenter.registration.identity.IdentityKind;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An identity to link; its plain text is not stored. */
@Schema(name = "Identity")
record LinkedIdentity(
    @NotNull IdentityKind kind,
    @NotBlank @Size(max = 254) String value,
    @Size(max = 64) @Schema(description = "Whose loyalty id it is") String retailerId,
    @Size(max = 10)
        @Schema(
            description =
                "ISO 3166-1 alpha-2 country in which a phone number without + and country code is"
                    + " dialled")
        String region) {

  @AssertTrue(message = "a loyalty id needs its retailer")
  @Schema(hidden = true)
  boolean isScoped() {
    return kind != IdentityKind.LOYALTY_ID || retailerId != null && !retailerId.isBlank();
  }

  @AssertTrue(message = "the region is not an ISO 3166-1 alpha-2 code")
  @Schema(hidden = true)
  boolean isInRegion() {
    return regionCode().map(PhoneReader::isRegion).orElse(true);
  }

  Optional<String> regionCode() {
    return Optional.ofNullable(region).map(Text::code);
  }

  CustomerReference toReference() {
    return new CustomerReference(kind, value);
  }

  /** Keeps personal data out of logs. */
  @Override
  public String toString() {
    return kind + "(...)";
  }
}
