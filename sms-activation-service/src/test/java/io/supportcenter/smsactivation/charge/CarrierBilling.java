package io.supportcenter.smsactivation.charge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** CAMARA's Carrier Billing, with accountId in place of phoneNumber. */
final class CarrierBilling {

  private static final String IRI = "https://carrier-billing.test/";
  private static final String PHONE = "phoneNumber";

  private final SchemaRegistry schemas;

  private CarrierBilling(JsonNode document) {
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(Map.of(IRI, document.toString())));
  }

  /** Empty where the official file is not at hand. */
  static Optional<CarrierBilling> load() throws IOException {
    Path file =
        Path.of(System.getProperty("conformance.dir", "none"), "camara/carrier-billing.yaml");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode document = new YAMLMapper().readTree(file.toFile());
    chargeAccounts((ObjectNode) document.at("/components/schemas/AmountTransaction"));
    return Optional.of(new CarrierBilling(document));
  }

  private static void chargeAccounts(ObjectNode transaction) {
    ArrayNode required = (ArrayNode) transaction.get("required");
    for (int i = 0; i < required.size(); i++) {
      if (required.get(i).asText().equals(PHONE)) {
        required.set(i, "accountId");
      }
    }
    ObjectNode properties = (ObjectNode) transaction.get("properties");
    properties.remove(PHONE);
    properties.putObject("accountId").put("type", "string");
  }

  /**
   * @param reference for example {@code #/components/schemas/Payment}
   */
  void assertValid(String reference, String json) {
    var errors =
        schemas
            .getSchema(SchemaLocation.of(IRI + reference))
            .validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)));
    assertThat(errors).as(json).isEmpty();
  }
}
