package io.supportcenter.local.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.partners.provider.ServiceProviders;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceProviderBackEndTest {

  private static final String BASE = "/skywave-radio/v1";
  private static final String NUMBER = "SW-4711-0815";
  private static final Map<String, String> CREDENTIALS = Map.of("user", "ada.k", "pin", "2580");

  private final String activation = UUID.randomUUID().toString();
  private Client client;
  private Contract contract;

  @BeforeEach
  void start() throws Exception {
    contract = Contract.named("service-provider.yaml");
    client = Client.of(ServiceProviders.load(Samples.PROVIDERS));
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
  }

  @Test
  void shouldPublishAKey() throws Exception {
    contract.assertAllows("/jwks.json", client.get(BASE + "/jwks.json"));
  }

  @Test
  void shouldActivateAtOnce() throws Exception {
    var answer = create("all-access", "AX-700", NUMBER, CREDENTIALS);

    contract.assertAllows("/service", "post", answer);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(json(answer).path("state").asText()).isEqualTo("active");
    var listed = client.get(BASE + "/service?relatedEntity.id=" + activation);
    contract.assertAllows("/service", listed);
    assertThat(json(listed).at("/0/id")).isEqualTo(json(answer).path("id"));
  }

  @Test
  void shouldMakeOneServiceForOneKey() throws Exception {
    var key = UUID.randomUUID().toString();
    var body = body("everywhere", "K8", NUMBER, CREDENTIALS);

    var first = client.postWithKey(BASE + "/service", key, body);
    var again = client.postWithKey(BASE + "/service", key, body);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(json(client.get(BASE + "/service?relatedEntity.id=" + activation))).hasSize(1);
  }

  @Test
  void shouldTellByAMonitorHowItGoes() throws Exception {
    var answer = create("all-access-monitored", "K8", NUMBER, CREDENTIALS);
    var service = json(client.get(BASE + "/service?relatedEntity.id=" + activation)).path(0);

    contract.assertAllows("/service", "post", answer);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer).path("state").asText()).isEqualTo("InProgress");
    contract.assertAllows(
        "/monitor/{id}", client.get(answer.headers().firstValue("Location").orElseThrow()));
    assertThat(service.path("state").asText()).isEqualTo("reserved");
  }

  @ParameterizedTest
  @CsvSource({
    "all-access, XX-1, SW-4711-0815, 2580, SERVICE_NOT_SUPPORTED_ON_MODEL",
    "all-access, AX-700, SW-0, 2580, SUBSCRIPTION_NOT_FOUND",
    "all-access, AX-700, SW-4711-0815, 0000, CREDENTIALS_INVALID"
  })
  void shouldRefuse(String plan, String model, String number, String pin, String code)
      throws Exception {
    var answer = create(plan, model, number, Map.of("user", "ada.k", "pin", pin));

    contract.assertAllows("/service", "post", answer);
    assertThat(json(answer).path("code").asText()).isEqualTo(code);
  }

  @Test
  void shouldAskForWhatIsMissing() throws Exception {
    var answer = create("all-access", "AX-700", NUMBER, Map.of("user", "ada.k"));

    contract.assertAllows("/service", "post", answer);
    assertThat(json(answer).path("code").asText()).isEqualTo("INFORMATION_NEEDED");
    assertThat(json(answer).at("/needed/0").asText()).isEqualTo("pin");
  }

  @Test
  void shouldSendTheSignalAgain() throws Exception {
    var service = json(create("garage-radio", "K8", NUMBER, CREDENTIALS));
    assertThat(service.path("state").asText()).isEqualTo("inactive");

    var patched =
        client.patch(BASE + "/service/" + service.path("id").asText(), "{\"state\":\"active\"}");

    contract.assertAllows("/service/{id}", "patch", patched);
  }

  @Test
  void shouldEndAServiceHoweverOftenItIsTold() throws Exception {
    var service = json(create("everywhere", "K8", NUMBER, CREDENTIALS));
    var path = BASE + "/service/" + service.path("id").asText();
    client.patch(path, "{\"state\":\"terminated\"}");
    var again = client.patch(path, "{\"state\":\"terminated\"}");

    contract.assertAllows("/service/{id}", "patch", again);
    assertThat(json(client.get(path)).path("state").asText()).isEqualTo("terminated");
  }

  @Test
  void shouldNotReadWhatIsForAnother() throws Exception {
    var body = body("everywhere", "K8", NUMBER, CREDENTIALS);

    var answer =
        client.postWithKey("/meridian-mobile/v1/service", "k", body.replace("everywhere", "flat"));

    assertThat(json(answer).path("code").asText()).isEqualTo("ENCRYPTION_KEY_UNKNOWN");
  }

  private HttpResponse<String> create(
      String plan, String model, String number, Map<String, String> credentials) throws Exception {
    return client.postWithKey(
        BASE + "/service", UUID.randomUUID().toString(), body(plan, model, number, credentials));
  }

  private String body(String plan, String model, String number, Map<String, String> credentials)
      throws Exception {
    var body =
        """
        {"state": "active", "serviceSpecification": {"id": "%s"},
         "relatedEntity": [{"id": "%s", "role": "activation"}],
         "serviceCharacteristic": [{"name": "manufacturer", "value": "Aurelia Audio"},
          {"name": "model", "value": "%s"}, {"name": "serialNumber", "value": "%s"},
          {"name": "subscription", "valueType": "JWE", "value": "%s"}]}
        """
            .formatted(plan, activation, model, UUID.randomUUID(), jwe(number, credentials));
    contract.assertValid("#/components/schemas/ServiceCreate", body);
    return body;
  }

  private String jwe(String number, Map<String, String> credentials) throws Exception {
    var keys = new JsonWebKeySet(client.get(BASE + "/jwks.json").body());
    var key = (PublicJsonWebKey) keys.getJsonWebKeys().getFirst();
    var claims = new JwtClaims();
    claims.setAudience("skywave-radio");
    claims.setExpirationTimeMinutesInTheFuture(1);
    claims.setClaim("subscriptionNumber", number);
    claims.setClaim(
        "credentials",
        credentials.entrySet().stream()
            .map(c -> Map.of("name", c.getKey(), "value", c.getValue()))
            .toList());
    var jwe = new JsonWebEncryption();
    jwe.setAlgorithmHeaderValue("RSA-OAEP-256");
    jwe.setEncryptionMethodHeaderParameter("A256GCM");
    jwe.setKeyIdHeaderValue(key.getKeyId());
    jwe.setKey(key.getPublicKey());
    jwe.setPayload(claims.toJson());
    return jwe.getCompactSerialization();
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return Json.MAPPER.readTree(answer.body());
  }
}
