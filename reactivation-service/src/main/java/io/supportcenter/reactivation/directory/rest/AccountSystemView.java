package io.supportcenter.reactivation.directory.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.partner.PartnerView;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account system as the REST interface takes and gives it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AccountSystem")
record AccountSystemView(
    @Schema(readOnly = true) String id,
    @NotBlank @Size(max = 200) String name,
    @NotBlank
        @Size(max = 500)
        @Schema(description = "https, or http where the operator allows it; no query")
        String baseUrl,
    @Size(min = 1, max = 4000)
        @Pattern(regexp = PartnerView.TOKEN)
        @Schema(description = "Sent as bearer token, never returned; left out to keep it")
        String token)
    implements PartnerView {

  /** Keeps the token out of logs. */
  @Override
  public String toString() {
    return id + " at " + baseUrl;
  }

  static AccountSystemView of(AccountSystemEntity system) {
    return new AccountSystemView(system.id, system.name, system.baseUrl, null);
  }
}
