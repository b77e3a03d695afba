package io.supportcenter.local.partners;

import static java.util.Objects.requireNonNull;

import io.supportcenter.local.partners.http.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The support centre's list of partners, with the simulators' addresses put in. */
public record PartnerDirectory(List<Partner> partners) {

  public enum Kind {
    RETAILER,
    MANUFACTURER
  }

  public enum LetterCase {
    UPPER,
    SENSITIVE
  }

  /**
   * How a manufacturer writes its serial numbers.
   *
   * @param pattern a regular expression for the whole number
   * @param stripSeparators whether blanks, hyphens, dots and slashes are only there for the eye
   */
  public record SerialRule(LetterCase letterCase, String pattern, boolean stripSeparators) {}

  /**
   * One partner.
   *
   * @param zone of a retailer's stores; null for a manufacturer
   * @param region ISO 3166-1 alpha-2, of a retailer's stores; null for a manufacturer
   * @param sellsFor the vendors whose reservations a retailer may sell; empty for a manufacturer
   * @param gtinPrefixes GS1 company prefixes of a manufacturer, as in a GTIN-13; empty for a
   *     retailer
   * @param serialRule of a manufacturer's products; null for its usual form
   * @param productSerialRules of products that have another one, by GTIN
   */
  public record Partner(
      String id,
      Kind kind,
      String name,
      URI baseUrl,
      String token,
      ZoneId zone,
      String region,
      List<String> sellsFor,
      List<String> gtinPrefixes,
      SerialRule serialRule,
      Map<String, SerialRule> productSerialRules) {

    public Partner {
      requireNonNull(id, "id");
      requireNonNull(kind, "kind");
      requireNonNull(baseUrl, "baseUrl");
      requireNonNull(token, "token");
      sellsFor = sellsFor == null ? List.of() : List.copyOf(sellsFor);
      gtinPrefixes = gtinPrefixes == null ? List.of() : List.copyOf(gtinPrefixes);
      productSerialRules = productSerialRules == null ? Map.of() : Map.copyOf(productSerialRules);
    }

    Partner at(URI simulator) {
      var url = simulator.resolve(baseUrl.getRawPath());
      return new Partner(
          id,
          kind,
          name,
          url,
          token,
          zone,
          region,
          sellsFor,
          gtinPrefixes,
          serialRule,
          productSerialRules);
    }
  }

  public PartnerDirectory {
    partners = List.copyOf(partners);
  }

  public static PartnerDirectory read(Path file) throws IOException {
    return Json.MAPPER.readValue(file.toFile(), PartnerDirectory.class);
  }

  /** The same partners, reached at the simulators' addresses. */
  public PartnerDirectory at(URI retailers, URI manufacturers) {
    return new PartnerDirectory(
        partners.stream()
            .map(partner ->
                switch (partner.kind()) {
                  case RETAILER -> partner.at(retailers);
                  case MANUFACTURER -> partner.at(manufacturers);
                })
            .toList());
  }

  public void write(Path file) throws IOException {
    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
  }
}
