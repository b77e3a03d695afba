package io.supportcenter.local.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.partners.manufacturer.Manufacturers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManufacturerBackEndTest {

  private static final String DEVICES = "/v1/products/{gtin14}/devices";
  private static final String SOUNDBAR = "/aurelia-audio/v1/products/09521101000078";
  private static final String HEADPHONES = "/aurelia-audio/v1/products/09521101000146";
  private static final String CABLE = "/aurelia-audio/v1/products/09521101000214";
  private static final String TABLET = "/kestrel-mobile/v1/products/09521202000083";
  private static final String MONITOR_32 = "/lumen-displays/v1/products/09521303000326";
  private static final String MONITOR_27 = "/lumen-displays/v1/products/09521303000272";

  private Client client;
  private Contract contract;

  @BeforeEach
  void start() throws Exception {
    contract = Contract.named("manufacturer-back-end.yaml");
    client = Client.of(Manufacturers.load(Samples.MANUFACTURERS));
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
  }

  @Test
  void shouldFindADeviceBySerialNumber() throws Exception {
    var device = ok(DEVICES, bySerial(SOUNDBAR, "AX70014402"));

    assertThat(device.path("serialNumber").asText()).isEqualTo("AX70014402");
    assertThat(device.path("model").asText()).isEqualTo("AX-700");
    assertThat(device.path("manufacturedOn").asText()).isEqualTo("2026-07-14");
  }

  @Test
  void shouldCompareSerialNumbersAfterTheProductsRule() throws Exception {
    assertThat(ok(DEVICES, bySerial(SOUNDBAR, "ax70014402")).path("serialNumber").asText())
        .isEqualTo("AX70014402");
    assertThat(ok(DEVICES, bySerial(TABLET, "K8aB3xYz07")).path("manufacturedOn").asText())
        .isEqualTo("2026-06-30");
    assertThat(ok(DEVICES, bySerial(TABLET, "K8AB3XYZ07")).path("manufacturedOn").asText())
        .isEqualTo("2026-07-01");
    assertProblem(bySerial(TABLET, "k8ab3xyz07"), 404, "SERIAL_NOT_FOUND");
    assertProblem(bySerial(MONITOR_32, "32004417"), 404, "SERIAL_NOT_FOUND");
  }

  @Test
  void shouldFindADeviceByTheSale() throws Exception {
    var device = ok(DEVICES, bySale(HEADPHONES, "0417-03-87002-2026-08-31", 1, 1));

    assertThat(device.path("serialNumber").asText()).isEqualTo("HP20A0093117");
  }

  @Test
  void shouldRequireASerialNumberWhenNotKnowingTheUnit() throws Exception {
    var first = ok(DEVICES, bySale(MONITOR_27, "0417-03-88131-2026-11-20", 1, 1));
    var second = bySale(MONITOR_27, "0417-03-88131-2026-11-20", 1, 2);

    assertThat(first.path("serialNumber").asText()).isEqualTo("0027110095");
    assertThat(problem(second, 404, "SERIAL_REQUIRED").path("registrable").asBoolean()).isTrue();
  }

  @Test
  void shouldSayThatAnAccessoryIsNotRegistrable() throws Exception {
    var answer = bySale(CABLE, "0417-03-88198-2026-11-21", 1, 1);

    assertThat(problem(answer, 404, "SERIAL_REQUIRED").path("registrable").asBoolean(true))
        .isFalse();
  }

  @Test
  void shouldNameTheProductASerialNumberBelongsTo() throws Exception {
    var problem = problem(bySerial(MONITOR_32, "0027110140"), 409, "SERIAL_OTHER_PRODUCT");

    assertThat(problem.path("gtin").asText()).isEqualTo("09521303000272");
    assertThat(problem.path("model").asText()).isEqualTo("L27");
  }

  @Test
  void shouldNotKnowEveryGtin() throws Exception {
    var unknown = "/aurelia-audio/v1/products/09521101000993";

    assertProblem(bySerial(unknown, "AX70014402"), 404, "UNKNOWN_GTIN");
  }

  @Test
  void shouldRefuseMalformedRequests() throws Exception {
    assertProblem(client.get(SOUNDBAR + "/devices"), 400, "INVALID_REQUEST");
    assertProblem(bySale(SOUNDBAR, "0417-03-88121-2026-11-20", 1, 0), 400, "INVALID_REQUEST");
    assertProblem(
        bySerial("/aurelia-audio/v1/products/9521101000078", "X"), 400, "INVALID_REQUEST");
  }

  @Test
  void shouldRefuseAWrongToken() throws Exception {
    var answer = client.getWithToken(SOUNDBAR + "/devices?serialNumber=AX70014402", "another");

    assertProblem(answer, 401, "UNAUTHORIZED");
  }

  @Test
  void shouldTakeThousandsOfDevicesAtOnce() throws Exception {
    var devices =
        IntStream.range(0, 5000)
            .mapToObj(i -> device("AX70%06d".formatted(500_000 + i), "R-" + i))
            .collect(Collectors.joining(",", "[", "]"));

    assertThat(client.post("/control/devices", devices).body()).isEqualTo("{\"added\":5000}");

    ok(DEVICES, bySerial(SOUNDBAR, "AX70504999"));
    assertThat(ok(DEVICES, bySale(SOUNDBAR, "R-4999", 1, 1)).path("serialNumber").asText())
        .isEqualTo("AX70504999");
  }

  @Test
  void shouldLearnLaterWhichUnitWasSold() throws Exception {
    assertProblem(bySale(SOUNDBAR, "R-late", 1, 1), 404, "SERIAL_REQUIRED");

    client.post("/control/devices", device("AX70600001", "R-late"));

    ok(DEVICES, bySale(SOUNDBAR, "R-late", 1, 1));
  }

  @Test
  void shouldRefuseADeviceThatDoesNotFitTheCatalogue() throws Exception {
    assertThat(client.post("/control/devices", device("ZZ1", "R-1")).statusCode()).isEqualTo(400);
    assertProblem(bySale(SOUNDBAR, "R-1", 1, 1), 404, "SERIAL_REQUIRED");
  }

  private static String device(String serialNumber, String receiptNumber) {
    return """
    {"manufacturerId": "aurelia-audio", "gtin": "09521101000078", "serialNumber": "%s",
     "manufacturedOn": "2026-07-14", "shippedOn": "2026-09-02",
     "soldAs": {"retailerId": "northmart", "receiptNumber": "%s", "lineNumber": 1, "unit": 1}}
    """
        .formatted(serialNumber, receiptNumber);
  }

  private HttpResponse<String> bySerial(String product, String serialNumber) throws Exception {
    return client.get(product + "/devices" + Client.query(Map.of("serialNumber", serialNumber)));
  }

  private HttpResponse<String> bySale(String product, String receiptNumber, int line, int unit)
      throws Exception {
    var sale =
        Map.of(
            "retailerId",
            "northmart",
            "receiptNumber",
            receiptNumber,
            "lineNumber",
            String.valueOf(line),
            "unit",
            String.valueOf(unit));
    return client.get(product + "/devices" + Client.query(sale));
  }

  private JsonNode ok(String operation, HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    contract.assertAllows(operation, answer);
    return Json.MAPPER.readTree(answer.body());
  }

  private void assertProblem(HttpResponse<String> answer, int status, String code)
      throws Exception {
    assertThat(problem(answer, status, code)).isNotNull();
  }

  private JsonNode problem(HttpResponse<String> answer, int status, String code) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    contract.assertAllows(DEVICES, answer);
    var problem = Json.MAPPER.readTree(answer.body());
    assertThat(problem.path("code").asText()).isEqualTo(code);
    return problem;
  }
}
