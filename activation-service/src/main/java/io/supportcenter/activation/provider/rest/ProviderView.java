package io.supportcenter.activation.provider.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.activation.provider.CodeMeaning;
import io.supportcenter.activation.provider.ErrorCodes;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerView;
import io.supportcenter.kit.values.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A provider as the REST interface takes and gives it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Provider")
record ProviderView(
    @Schema(readOnly = true) String id,
    @NotBlank @Size(max = 200) String name,
    @NotBlank
        @Size(max = 500)
        @Schema(
            description =
                "https, or http where the operator allows it; no query; of its TMF640 interface")
        String baseUrl,
    @Size(min = 1, max = 4000)
        @Pattern(regexp = PartnerView.TOKEN)
        @Schema(
            description =
                "Sent as bearer token; never given back. "
                    + "Left out: unchanged. Needed when scheme, host or port of baseUrl change")
        String token,
    @Size(max = 200)
        @Schema(
            description =
                "Error codes of the provider that have a meaning to us; letter case does not count."
                    + " The names of the meanings are understood as codes without an entry. Any"
                    + " other code means that the activation failed. Left out: none")
        Map<@Size(min = 1, max = 255) @PlainText String, @NotNull CodeMeaning> codes)
    implements PartnerView {

  /** The token stays out of logs. */
  @Override
  public String toString() {
    return id + " at " + baseUrl;
  }

  ErrorCodes errorCodes() {
    return new ErrorCodes(codes == null ? Map.of() : codes);
  }

  private static Map<String, CodeMeaning> meanings(ProviderEntity provider) {
    return new TreeMap<>(DomainJson.read(provider.codes, ErrorCodes.class).meanings());
  }

  static ProviderView of(ProviderEntity provider) {
    return new ProviderView(provider.id, provider.name, provider.baseUrl, null, meanings(provider));
  }
}
