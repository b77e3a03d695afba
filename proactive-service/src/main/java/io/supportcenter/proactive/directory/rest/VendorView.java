package io.supportcenter.proactive.directory.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.partner.PartnerView;
import io.supportcenter.proactive.session.Channel;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A vendor as the REST interface accepts and returns it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Vendor")
record VendorView(
    @Schema(readOnly = true) String id,
    @NotBlank @Size(max = 200) @Schema(description = "What customers know it by") String name,
    @NotBlank
        @Size(max = 500)
        @Schema(description = "https, or http where the operator allows it; no query")
        String baseUrl,
    @Size(min = 1, max = 4000)
        @Pattern(regexp = PartnerView.TOKEN)
        @Schema(
            description =
                "Sent as bearer token; never returned. "
                    + "Left out: unchanged. Needed when scheme, host or port of baseUrl change")
        String token,
    @NotEmpty @Schema(description = "Of live sessions about its bookings")
        Set<@NotNull Channel> channels)
    implements PartnerView {

  /** Keeps the token out of logs. */
  @Override
  public String toString() {
    return id + " at " + baseUrl;
  }

  static VendorView of(VendorEntity vendor) {
    return new VendorView(
        vendor.id, vendor.name, vendor.baseUrl, null, Set.copyOf(vendor.channels));
  }
}
