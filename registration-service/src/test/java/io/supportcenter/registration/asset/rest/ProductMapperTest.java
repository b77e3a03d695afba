package io.supportcenter.registration.asset.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Place;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.registration.asset.AssetField;
import io.supportcenter.registration.asset.AssetStatus;
import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Provenance;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.asset.WarrantyBasis;
import io.supportcenter.registration.asset.WarrantyOffer;
import io.supportcenter.registration.asset.WarrantyTerms;
import io.supportcenter.registration.asset.store.AssetEntity;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.SerialNumber;
import io.supportcenter.registration.receipt.Reservation;
import io.supportcenter.registration.receipt.ReservationKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProductMapperTest {

  private static final Instant AT = Instant.parse("2026-11-20T15:42:07Z");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @Test
  void shouldTellTheLastDayOfTheWarranty() {
    Product product = ProductMapper.toProduct(asset(AssetStatus.REGISTERED));

    assertThat(product.productCharacteristic())
        .extracting(Product.Characteristic::name, Product.Characteristic::value)
        .contains(
            org.assertj.core.groups.Tuple.tuple("warrantyEndsOn", "2028-11-20"),
            org.assertj.core.groups.Tuple.tuple("serialConfirmed", true));
    assertThat(product.productTerm().getFirst().validFor().endDateTime())
        .isEqualTo("2028-11-21T00:00:00Z");
  }

  @Test
  void shouldEndWhatWasReturned() {
    Product product = ProductMapper.toProduct(asset(AssetStatus.RETURNED));

    assertThat(product.status()).isEqualTo(Product.Status.TERMINATED);
    assertThat(product.terminationDate()).isEqualTo(AT);
  }

  @ParameterizedTest
  @EnumSource
  void shouldConformToTmf637(AssetStatus status) throws IOException {
    assertConforms(ProductMapper.toProduct(asset(status)));
  }

  private static void assertConforms(Product mapped) throws IOException {
    JsonNode definitions = definitions();
    JsonNode product = JSON.valueToTree(mapped);
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$ref", "#/definitions/Product").set("definitions", definitions);

    assertThat(JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(schema).validate(product))
        .isEmpty();
    Set<String> extensions = names(product);
    extensions.removeAll(names(definitions.at("/Product/properties")));
    assertThat(extensions).containsExactly("provenance");
  }

  @ParameterizedTest
  @EnumSource(names = {"REGISTERED", "RETURNED"})
  void shouldConformToTmf637AsAReservation(AssetStatus status) throws IOException {
    assertConforms(ProductMapper.toProduct(reservation(status, false)));
  }

  @Test
  void shouldTellWhenAndWhereAReservationTakesPlace() {
    Product product = ProductMapper.toProduct(reservation(AssetStatus.REGISTERED, false));

    assertThat(product.type()).isEqualTo("LodgingReservation");
    assertThat(product.status()).isEqualTo(Product.Status.ACTIVE);
    assertThat(product.startDate()).isEqualTo(AT);
    assertThat(product.place())
        .containsExactly(
            new Product.RelatedPlace("LIS", "Casa", "start"),
            new Product.RelatedPlace("LIS", "Casa", "end"));
    assertThat(product.productCharacteristic())
        .extracting(Product.Characteristic::name, Product.Characteristic::value)
        .contains(
            org.assertj.core.groups.Tuple.tuple("reservationNumber", "CM-1"),
            org.assertj.core.groups.Tuple.tuple("start", "2026-11-20T15:42:07Z[Europe/Lisbon]"));
  }

  @Test
  void shouldSayThatAReservationIsCancelled() {
    Product product = ProductMapper.toProduct(reservation(AssetStatus.REGISTERED, true));

    assertThat(product.status()).isEqualTo(Product.Status.CANCELLED);
    assertThat(product.terminationDate()).isEqualTo(AT);
  }

  private static AssetEntity reservation(AssetStatus status, boolean cancelled) {
    ActivityTime time =
        new ActivityTime(
            AT,
            ZoneId.of("Europe/Lisbon"),
            new Place(
                "Casa", Optional.of("LIS"), Optional.empty(), Optional.empty(), Optional.empty()));
    AssetEntity asset = asset(status);
    asset.item =
        DomainJson.write(
            new ReservationRecord(
                new Reservation(
                    "casa-miradouro",
                    "CM-1",
                    Optional.of("2"),
                    ReservationKind.LODGING,
                    "Casa Miradouro",
                    new Schedule(time, time, Optional.of(AT))),
                "2/2026-12-01",
                cancelled,
                AT,
                List.of(new Provenance(AssetField.START, FieldSource.RECEIPT, AT, "s:1"))));
    return asset;
  }

  private static JsonNode definitions() throws IOException {
    Path file =
        Path.of(
            System.getProperty("conformance.dir", ""),
            "tmf/TMF637_Product_Inventory_Management_API_v4.0.0_swagger.json");
    assumeThat(file).as("conformance data, see property conformance.dir").exists();
    return JSON.readTree(Files.readString(file)).path("definitions");
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static AssetEntity asset(AssetStatus status) {
    AssetEntity asset = new AssetEntity();
    asset.id = UUID.fromString("5f3b9c1e-0000-8000-8000-000000000001");
    asset.userId = "user-1";
    asset.status = status;
    asset.item = DomainJson.write(device());
    asset.changedAt = AT;
    return asset;
  }

  private static DeviceRecord device() {
    return new DeviceRecord(
        "kestrel-mobile",
        "Kestrel Mobile",
        "K8",
        Optional.of("Kestrel K8 tablet"),
        new SerialNumber("K8aB3xYz07", "K8aB3xYz07"),
        true,
        new Gtin("09521202000083"),
        AT,
        Optional.of(
            WarrantyTerms.startingOn(
                LocalDate.of(2026, 11, 20),
                new WarrantyOffer(WarrantyBasis.PURCHASE, Period.ofYears(2)))),
        List.of(new Provenance(AssetField.MODEL, FieldSource.MANUFACTURER, AT, "lookup:1")));
  }
}
