package io.supportcenter.local.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.partners.retailer.Retailers;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetailerBackEndTest {

  private static final String SALE = "/v1/sales/{receiptNumber}";
  private static final String SALES = "/northmart/v1/sales/";

  private Client client;
  private Contract contract;

  @BeforeEach
  void start() throws Exception {
    contract = Contract.named("retailer-back-end.yaml");
    client = Client.of(Retailers.load(Samples.RETAILERS));
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
  }

  @Test
  void shouldAnswerASaleAsTheContractSays() throws Exception {
    var sale = ok(client.get(SALES + "0417-03-88121-2026-11-20"));

    assertThat(sale.path("status").asText()).isEqualTo("COMPLETED");
    assertThat(sale.path("soldAt").asText()).isEqualTo("2026-11-20T16:42:07+01:00");
    assertThat(sale.at("/lines/0/serialNumbers/0").asText()).isEqualTo("AX70014402");
  }

  @Test
  void shouldKnowTheBuyerOfAnAnonymousReceipt() throws Exception {
    var sale = ok(client.get(SALES + "0417-03-88125-2026-11-20"));

    assertThat(sale.at("/customer/0/kind").asText()).isEqualTo("LOYALTY_ID");
    assertThat(sale.at("/customer/0/value").asText()).isEqualTo("NM-7004-2296");
  }

  @Test
  void shouldContradictTheReceipt() throws Exception {
    assertThat(ok(client.get(SALES + "0417-03-88195-2026-11-21")).path("status").asText())
        .isEqualTo("VOIDED");
    assertThat(
            ok(client.get(SALES + "0417-03-88196-2026-11-21"))
                .at("/lines/0/serialNumbers/0")
                .asText())
        .isEqualTo("AX70014451");
  }

  @Test
  void shouldNotKnowEverySale() throws Exception {
    assertProblem(client.get(SALES + "no-such-sale"), 404, "SALE_UNKNOWN");
  }

  @Test
  void shouldKeepTheSalesOfRetailersApart() throws Exception {
    var answer = client.get("/harbor-electronics/v1/sales/0417-03-88121-2026-11-20");

    assertProblem(answer, 404, "SALE_UNKNOWN");
  }

  @Test
  void shouldDenySupport() throws Exception {
    assertProblem(client.get(SALES + "0417-03-88197-2026-11-21"), 403, "SUPPORT_DENIED");
  }

  @Test
  void shouldRefuseAWrongToken() throws Exception {
    var answer = client.getWithToken(SALES + "0417-03-88121-2026-11-20", "another");

    assertProblem(answer, 401, "UNAUTHORIZED");
  }

  @Test
  void shouldNotServeAnUnknownPartner() throws Exception {
    assertThat(client.get("/nobody/v1/sales/1").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldSayWhenToComeBack() throws Exception {
    client.put("/control/faults", "{\"failNext\": 1, \"retryAfter\": 2}");

    var answer = client.get(SALES + "0417-03-88121-2026-11-20");

    assertProblem(answer, 503, "UNAVAILABLE");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    ok(client.get(SALES + "0417-03-88121-2026-11-20"));
  }

  @Test
  void shouldTakeThousandsOfSalesAtOnce() throws Exception {
    var sales =
        IntStream.range(0, 5000)
            .mapToObj(RetailerBackEndTest::bookedSale)
            .collect(Collectors.joining(",", "[", "]"));

    var added = client.post("/control/sales", sales);

    assertThat(added.body()).isEqualTo("{\"added\":5000}");
    ok(client.get(SALES + "R-0"));
    ok(client.get(SALES + "R%2D4999"));
  }

  @Test
  void shouldReplaceASale() throws Exception {
    client.post("/control/sales", bookedSale(1));
    client.post("/control/sales", bookedSale(1).replace("COMPLETED", "RETURNED"));

    assertThat(ok(client.get(SALES + "R-1")).path("status").asText()).isEqualTo("RETURNED");
  }

  @Test
  void shouldAddAllSalesOrNone() throws Exception {
    var one = bookedSale(1);
    var ofNobody = bookedSale(2).replace("northmart", "nobody");

    var answer = client.post("/control/sales", "[" + one + "," + ofNobody + "]");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertProblem(client.get(SALES + "R-1"), 404, "SALE_UNKNOWN");
  }

  @Test
  void shouldRefuseAnIncompleteSale() throws Exception {
    var answer = client.post("/control/sales", "{\"retailerId\": \"northmart\", \"sale\": {}}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("receiptNumber");
  }

  private static String bookedSale(int number) {
    return """
    {"retailerId": "northmart", "sale": {"receiptNumber": "R-%d", "status": "COMPLETED",
     "storeId": "0417", "workstationId": "03", "sequenceNumber": "%d", "businessDay": "2026-11-20",
     "soldAt": "2026-11-20T16:42:07+01:00", "zone": "Europe/Berlin", "customer": [], "lines": []}}
    """
        .formatted(number, number);
  }

  private JsonNode ok(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(200);
    contract.assertAllows(SALE, answer);
    return Json.MAPPER.readTree(answer.body());
  }

  private void assertProblem(HttpResponse<String> answer, int status, String code)
      throws Exception {
    assertThat(answer.statusCode()).isEqualTo(status);
    contract.assertAllows(SALE, answer);
    assertThat(Json.MAPPER.readTree(answer.body()).path("code").asText()).isEqualTo(code);
  }
}
