package io.supportcenter.registration.directory.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.partner.PartnerView;
import io.supportcenter.registration.directory.PartnerKind;
import io.supportcenter.registration.product.SerialRule.LetterCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partner as the REST interface accepts and returns it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Partner1") // Partner is what a registration waits for.
public record CompanyView(
    @Schema(readOnly = true) String id,
    @NotNull PartnerKind kind,
    @NotBlank @Size(max = 200) String name,
    @NotBlank @Size(max = 500) @Schema(description = "http or https, no query") String baseUrl,
    @Size(min = 1, max = 4000)
        @Schema(description = "Sent as bearer token; never returned. Left out: unchanged")
        String token,
    @Schema(description = "IANA zone of a retailer's stores; POSLog times have none") String zone,
    @Size(max = 10_000) @Schema(description = "Stores in another zone, by store id")
        Map<String, String> storeZones,
    @Size(max = 10)
        @Schema(
            description =
                "ISO 3166-1 alpha-2 country of a retailer's stores, where its customers' phone"
                    + " numbers without a country code are dialled. Left out: such numbers match"
                    + " nobody")
        String region,
    @Size(max = 10_000) @Schema(description = "Stores in another country, by store id")
        Map<String, String> storeRegions,
    @Size(max = 1_000) Set<@Pattern(regexp = "[0-9]{3,13}") String> gtinPrefixes,
    @Valid SerialRuleView serialRule)
    implements PartnerView {

  /** How a manufacturer writes its serial numbers. */
  @Schema(name = "SerialRule")
  record SerialRuleView(
      @NotNull LetterCase letterCase,
      @NotBlank @Size(max = 200) String pattern,
      boolean stripSeparators) {}
}
