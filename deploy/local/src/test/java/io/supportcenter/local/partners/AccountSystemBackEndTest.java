package io.supportcenter.local.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.accounts.AccountSystems;
import io.supportcenter.local.partners.http.Json;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountSystemBackEndTest {

  private static final String REACTIVATION = "/v1/reactivations/{reactivationId}";
  private static final String VERIFICATION = "/v1/payment-method-verifications/{verificationId}";
  private static final String ORDER = "/aurora-internet/v1/reactivations/order-1";
  private static final String CHECK = "/aurora-internet/v1/payment-method-verifications/check-1";

  private Client client;
  private Contract contract;

  @BeforeEach
  void start() throws Exception {
    contract = Contract.named("account-system.yaml");
    client =
        Client.of(AccountSystems.load(Samples.RETAILERS.resolveSibling("account-systems.json")));
    add("a-1", "");
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
  }

  @Test
  void shouldReactivateADeactivatedAccountOnceHoweverOftenItIsOrdered() throws Exception {
    assertProblem(client.get(ORDER), REACTIVATION, "get", 404, "ORDER_UNKNOWN");

    JsonNode first = ok(client.put(ORDER, order("")), REACTIVATION, "put");

    assertThat(first.path("status").asText()).isEqualTo("REACTIVATED");
    assertThat(ok(client.put(ORDER, order("")), REACTIVATION, "put")).isEqualTo(first);
    assertThat(ok(client.get(ORDER), REACTIVATION, "get")).isEqualTo(first);
    assertProblem(
        client.put(ORDER + "0", order("")), REACTIVATION, "put", 409, "ACCOUNT_NOT_DEACTIVATED");
  }

  @Test
  void shouldKnowAnOrderWhoseAnswerWasDropped() throws Exception {
    client.put("/control/faults", "{\"dropAnswers\": 1}");
    try {
      client.put(ORDER, order(""));
    } catch (java.io.IOException _) {
      // Dropped.
    }

    ok(client.get(ORDER), REACTIVATION, "get");
  }

  @Test
  void shouldVerifyPaymentMethods() throws Exception {
    assertThat(
            ok(client.put(CHECK, order("tok_12345678")), VERIFICATION, "put")
                .path("status")
                .asText())
        .isEqualTo("VERIFIED");
    assertThat(
            ok(client.put(CHECK + "0", order("tok_bad_1234")), VERIFICATION, "put")
                .path("status")
                .asText())
        .isEqualTo("FAILED");
    assertThat(ok(client.get(CHECK), VERIFICATION, "get").path("kind").asText())
        .isEqualTo("PREPAID");
    assertThat(
            ok(client.put(CHECK + "2", order("tok_direct_debit_1")), VERIFICATION, "put")
                .path("kind")
                .asText())
        .isEqualTo("DIRECT_DEBIT");
    assertProblem(client.put(CHECK + "1", order("")), VERIFICATION, "put", 400, "INVALID_REQUEST");
  }

  @Test
  void shouldRefuseForTheReasonsOfTheContract() throws Exception {
    add("a-2", ", \"restricted\": true");

    assertProblem(
        client.put(ORDER, order("").replace("a-1", "a-2")),
        REACTIVATION,
        "put",
        403,
        "ACCOUNT_RESTRICTED");
    assertProblem(
        client.put(ORDER, order("").replace("a-1", "a-3")),
        REACTIVATION,
        "put",
        404,
        "ACCOUNT_UNKNOWN");
    assertProblem(
        client.put(ORDER, order("tok_late_1234")),
        REACTIVATION,
        "put",
        422,
        "PAYMENT_METHOD_REFUSED");
    assertProblem(client.put(ORDER, "{}"), REACTIVATION, "put", 400, "INVALID_REQUEST");
    assertProblem(client.put(ORDER, ""), REACTIVATION, "put", 400, "INVALID_REQUEST");
  }

  private void add(String id, String more) throws Exception {
    client.post(
        "/control/accounts",
        "{\"accountSystemId\": \"aurora-internet\", \"accountId\": \"" + id + "\"" + more + "}");
  }

  private static String order(String token) {
    String method =
        token.isEmpty()
            ? ""
            : ", \"paymentMethod\": {\"kind\": \"PREPAID\", \"token\": \"" + token + "\"}";
    return "{\"accountId\": \"a-1\"" + method + "}";
  }

  private JsonNode ok(HttpResponse<String> answer, String operation, String method)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    contract.assertAllows(operation, method, answer);
    return Json.MAPPER.readTree(answer.body());
  }

  private void assertProblem(
      HttpResponse<String> answer, String operation, String method, int status, String code)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    contract.assertAllows(operation, method, answer);
    assertThat(Json.MAPPER.readTree(answer.body()).path("code").asText()).isEqualTo(code);
  }
}
