package io.supportcenter.registration.directory.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.partner.PartnerView;
import io.supportcenter.kit.values.PartnerId;
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
    @Size(max = 10_000)
        @Schema(
            description =
                "The vendors whose reservations a retailer may sell, by their ids. Left out: none")
        Set<@NotNull @Pattern(regexp = PartnerId.PATTERN) String> sellsFor,
    @Size(max = 1_000) Set<@Pattern(regexp = "[0-9]{3,13}") String> gtinPrefixes,
    @Valid SerialRuleView serialRule,
    @Size(max = 1_000)
        @Schema(description = "Of a manufacturer's products that have another rule, by GTIN")
        Map<String, @NotNull @Valid SerialRuleView> productSerialRules)
    implements PartnerView {

  /** Keeps the token out of logs. */
  @Override
  public String toString() {
    return id + " at " + baseUrl;
  }

  /** How a manufacturer writes its serial numbers. */
  @Schema(name = "SerialRule")
  record SerialRuleView(
      @NotNull LetterCase letterCase,
      @NotBlank @Size(max = 200) String pattern,
      boolean stripSeparators) {}
}
