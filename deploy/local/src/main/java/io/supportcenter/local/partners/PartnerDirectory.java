package io.supportcenter.local.partners;

import static java.util.Objects.requireNonNull;

import io.supportcenter.local.partners.http.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/** The support centre's list of partners, with the simulators' ports put in. */
public record PartnerDirectory(List<Partner> partners) {

  public enum Kind {
    RETAILER,
    MANUFACTURER
  }

  /**
   * One partner.
   *
   * @param zone of a retailer's stores; null for a manufacturer
   * @param gtinPrefixes GS1 company prefixes of a manufacturer, as in a GTIN-13; empty for a
   *     retailer
   */
  public record Partner(
      String id,
      Kind kind,
      String name,
      URI baseUrl,
      String token,
      ZoneId zone,
      List<String> gtinPrefixes) {

    public Partner {
      requireNonNull(id, "id");
      requireNonNull(kind, "kind");
      requireNonNull(baseUrl, "baseUrl");
      requireNonNull(token, "token");
      gtinPrefixes = gtinPrefixes == null ? List.of() : List.copyOf(gtinPrefixes);
    }

    Partner onPort(int port) {
      var url = URI.create("http://127.0.0.1:" + port + baseUrl.getRawPath());
      return new Partner(id, kind, name, url, token, zone, gtinPrefixes);
    }
  }

  public PartnerDirectory {
    partners = List.copyOf(partners);
  }

  public static PartnerDirectory read(Path file) throws IOException {
    return Json.MAPPER.readValue(file.toFile(), PartnerDirectory.class);
  }

  /** The same partners, reached at the simulators' ports on 127.0.0.1. */
  public PartnerDirectory onPorts(int retailerPort, int manufacturerPort) {
    return new PartnerDirectory(
        partners.stream()
            .map(partner ->
                switch (partner.kind()) {
                  case RETAILER -> partner.onPort(retailerPort);
                  case MANUFACTURER -> partner.onPort(manufacturerPort);
                })
            .toList());
  }

  public void write(Path file) throws IOException {
    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
  }
}
