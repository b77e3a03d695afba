package io.supportcenter.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.platform.KafkaPartners.KafkaPartner;
import io.supportcenter.local.topics.PartnerKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The partners of the samples and of the walk that publish on Kafka. */
final class SamplePartners {

  private SamplePartners() {}

  /**
   * @param folder {@code samples/partners}
   */
  static List<KafkaPartner> in(Path folder) throws IOException {
    List<KafkaPartner> partners = new ArrayList<>();
    for (JsonNode partner : read(folder, "directory.json").path("partners")) {
      if (partner.path("kind").asText().equals("RETAILER")) {
        partners.add(new KafkaPartner(PartnerKind.RETAILER, partner.path("id").asText()));
      }
    }
    for (JsonNode vendor : read(folder, "vendors.json").path("vendors")) {
      partners.add(new KafkaPartner(PartnerKind.VENDOR, vendor.path("id").asText()));
    }
    for (JsonNode system : read(folder, "account-systems.json").path("accountSystems")) {
      partners.add(new KafkaPartner(PartnerKind.ACCOUNT_SYSTEM, system.asText()));
    }
    for (JsonNode gateway : read(folder, "gateways.json").path("gateways")) {
      partners.add(new KafkaPartner(PartnerKind.GATEWAY, gateway.path("id").asText()));
    }
    partners.add(new KafkaPartner(PartnerKind.GATEWAY, "walk-aggregator"));
    partners.add(new KafkaPartner(PartnerKind.MERCHANT, "walk-bakery"));
    return partners;
  }

  private static JsonNode read(Path folder, String file) throws IOException {
    return Json.MAPPER.readTree(folder.resolve(file).toFile());
  }
}
