package io.supportcenter.activation.provider.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.partner.PartnerView;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A provider as the REST interface takes and gives it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Provider")
record ProviderView(
    @Schema(readOnly = true) String id,
    @NotBlank @Size(max = 200) String name,
    @NotBlank
        @Size(max = 500)
        @Schema(description = "http or https, no query; of its TMF640 interface")
        String baseUrl,
    @Size(min = 1, max = 4000)
        @Schema(description = "Sent as bearer token; never given back. Left out: unchanged")
        String token)
    implements PartnerView {

  /** The token stays out of logs. */
  @Override
  public String toString() {
    return id + " at " + baseUrl;
  }

  static ProviderView of(ProviderEntity provider) {
    return new ProviderView(provider.id, provider.name, provider.baseUrl, null);
  }
}
