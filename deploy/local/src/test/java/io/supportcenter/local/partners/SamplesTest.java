package io.supportcenter.local.partners;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.PartnerDirectory.Kind;
import io.supportcenter.local.partners.PartnerDirectory.Partner;
import io.supportcenter.local.partners.PartnerDirectory.SerialRule;
import io.supportcenter.local.partners.http.Json;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class SamplesTest {

  private static final String POSLOG = "http://www.nrf-arts.org/IXRetail/namespace/";
  private static final Path SCHEMAS = Path.of("../../schemas/src/main/avro");

  @Test
  void shouldBeListedInTheReadme() throws Exception {
    var readme = Files.readString(Samples.ROOT.resolve("README.md"));

    assertThat(names(Samples.POSLOG))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(readme).contains("| `" + name + "` |"));
    assertThat(names(Samples.AVRO_JSON))
        .allSatisfy(name -> assertThat(readme).contains("| `" + name + "` |"));
  }

  @Test
  void shouldHaveARightCheckDigitUnlessThatIsTheCase() throws Exception {
    for (Path file : files(Samples.POSLOG)) {
      boolean right = !file.toString().contains("16-wrong-check-digit");
      assertThat(gtins(file)).as(file.toString()).allMatch(gtin -> hasCheckDigit(gtin) == right);
    }
  }

  @Test
  void shouldBeBookedAtTheRetailerUnlessThatIsTheCase() throws Exception {
    var booked = new ArrayList<String>();
    Json.MAPPER
        .readTree(Samples.RETAILERS.toFile())
        .path("sales")
        .forEach(sale -> booked.add(sale.at("/sale/receiptNumber").asText()));
    assertThat(booked).doesNotHaveDuplicates();

    var unbooked = List.of("07", "09", "10", "11", "12", "26");
    for (Path file : files(Samples.POSLOG)) {
      boolean isBooked = !unbooked.contains(file.getFileName().toString().substring(0, 2));
      assertThat(saleNumbers(file))
          .as(file.toString())
          .allMatch(n -> booked.contains(n) == isBooked);
    }
  }

  @Test
  void shouldValidateAgainstTheRetailerContract() throws Exception {
    var contract = Contract.named("retailer-back-end.yaml");

    for (var sale : Json.MAPPER.readTree(Samples.RETAILERS.toFile()).path("sales")) {
      contract.assertValid("#/components/schemas/Sale", sale.path("sale").toString());
    }
  }

  @Test
  void shouldBeReadByTheReceiptSchema() throws Exception {
    var schema = receiptSchema();
    for (Path file : files(Samples.AVRO_JSON)) {
      var decoder = DecoderFactory.get().jsonDecoder(schema, Files.readString(file));
      var receipt = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
      assertThat(receipt.get("receiptNumber").toString()).contains("2026-11-2");
    }
  }

  @Test
  void shouldFindEachManufacturerByPrefix() throws Exception {
    for (var manufacturer : manufacturers()) {
      for (var product : manufacturer.path("products")) {
        var gtin = product.path("gtin").asText();
        assertThat(hasCheckDigit(gtin)).isTrue();
        assertThat(partners())
            .filteredOn(partner -> partner.kind() == Kind.MANUFACTURER)
            .filteredOn(p -> p.gtinPrefixes().stream().anyMatch(gtin.substring(1)::startsWith))
            .singleElement()
            .returns(manufacturer.path("id").asText(), Partner::id);
      }
    }
  }

  @Test
  void shouldHaveSerialNumbersThatFitTheDirectorysRules() throws Exception {
    var partners = partners().stream().collect(toMap(Partner::id, partner -> partner));
    for (var device : Json.MAPPER.readTree(Samples.MANUFACTURERS.toFile()).path("devices")) {
      var rule =
          rule(partners.get(device.path("manufacturerId").asText()), device.path("gtin").asText());
      assertThat(device.path("serialNumber").asText()).matches(rule.pattern());
    }
    for (var manufacturer : manufacturers()) {
      for (var product : manufacturer.path("products")) {
        var rule =
            rule(partners.get(manufacturer.path("id").asText()), product.path("gtin").asText());
        assertThat(product.path("serialCase").asText()).isEqualTo(rule.letterCase().name());
      }
    }
  }

  private static SerialRule rule(Partner manufacturer, String gtin) {
    return manufacturer.productSerialRules().getOrDefault(gtin, manufacturer.serialRule());
  }

  @Test
  void shouldPutOtherAddressesIntoTheDirectory() throws Exception {
    var moved =
        PartnerDirectory.read(Samples.DIRECTORY)
            .at(URI.create("http://retailer:1"), URI.create("http://manufacturer:2"))
            .partners();

    assertThat(moved)
        .allSatisfy(p ->
            assertThat(p.baseUrl().toString())
                .isEqualTo(
                    (p.kind() == Kind.RETAILER ? "http://retailer:1/" : "http://manufacturer:2/")
                        + p.id()));
  }

  private static List<Partner> partners() throws IOException {
    return PartnerDirectory.read(Samples.DIRECTORY).partners();
  }

  private static JsonNode manufacturers() throws IOException {
    return Json.MAPPER.readTree(Samples.MANUFACTURERS.toFile()).path("manufacturers");
  }

  private static Schema receiptSchema() throws IOException {
    var parser = new Schema.Parser();
    for (Path shared : files(SCHEMAS.resolve("shared"))) {
      parser.parse(shared.toFile());
    }
    return parser.parse(SCHEMAS.resolve("ReceiptReceived.avsc").toFile());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    return files(folder).stream()
        .map(file -> file.getFileName().toString().replaceAll("\\.\\w+$", ""))
        .toList();
  }

  private static List<Element> elements(File file, String name) throws Exception {
    var factory = DocumentBuilderFactory.newDefaultNSInstance();
    var nodes = factory.newDocumentBuilder().parse(file).getElementsByTagNameNS(POSLOG, name);
    var elements = new ArrayList<Element>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static List<String> gtins(Path file) throws Exception {
    var numbers = new ArrayList<String>();
    for (String name : List.of("POSItemID", "ItemID")) {
      elements(file.toFile(), name).forEach(element -> numbers.add(element.getTextContent()));
    }
    numbers.removeIf(number -> !number.matches("[0-9]{12,14}"));
    return numbers;
  }

  /**
   * The receipt numbers of the sales in a file; transactions without a retail transaction are none.
   */
  private static List<String> saleNumbers(Path file) throws Exception {
    var numbers = new ArrayList<String>();
    for (Element transaction : elements(file.toFile(), "Transaction")) {
      if (transaction.getElementsByTagNameNS(POSLOG, "RetailTransaction").getLength() > 0) {
        numbers.add(
            String.join(
                "-",
                first(transaction, "RetailStoreID"),
                first(transaction, "WorkstationID"),
                first(transaction, "SequenceNumber"),
                first(transaction, "BusinessDayDate")));
      }
    }
    return numbers;
  }

  private static String first(Element parent, String name) {
    return parent.getElementsByTagNameNS(POSLOG, name).item(0).getTextContent();
  }

  private static boolean hasCheckDigit(String gtin) {
    int sum = 0;
    for (int i = 0; i < gtin.length(); i++) {
      int weight = (gtin.length() - i) % 2 == 0 ? 3 : 1;
      sum += weight * Character.digit(gtin.charAt(i), 10);
    }
    return sum % 10 == 0;
  }
}
