package io.supportcenter.local.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.partners.vendor.Vendors;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorBackEndTest {

  private static final String OFFERS = "/v1/reservations/{reservationNumber}/offers";
  private static final String CHANGES = "/v1/reservations/{reservationNumber}/changes/{changeId}";
  private static final String HOTEL = "/casa-miradouro/v1/reservations/R-1/";
  private static final String LATE =
      "{\"reason\": \"TOO_LATE\", \"availableFrom\": \"2026-11-24T02:40:00Z\"}";

  private final String change = HOTEL + "changes/" + UUID.randomUUID();
  private Client client;
  private Contract contract;

  @BeforeEach
  void start() throws Exception {
    contract = Contract.named("vendor-back-end.yaml");
    client = Client.of(Vendors.load(Samples.RETAILERS.resolveSibling("vendors.json")));
    book("OBLIGING");
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
  }

  @Test
  void shouldOfferWhatHelpsAGuestWhoComesLate() throws Exception {
    JsonNode offers = ok(client.post(HOTEL + "offers", LATE), OFFERS, "post", 200).path("offers");

    assertThat(offers.findValuesAsText("kind"))
        .containsExactly("LATE_ARRIVAL", "SHIFT_DATES", "SHORTEN", "CANCEL");
    assertThat(offers.path(1).path("start").asText()).startsWith("2026-11-24T15:00");
    assertThat(offers.path(2).path("end").asText()).startsWith("2026-11-26T11:00");
    assertThat(offers.path(2).at("/priceDifference/amountMinor").asLong()).isEqualTo(-9500);
  }

  @Test
  void shouldOfferALongerStay() throws Exception {
    String longer =
        "{\"reason\": \"STAY_DOES_NOT_FIT\", \"neededUntil\": \"2026-11-27T09:30:00Z\"}";

    JsonNode offers = ok(client.post(HOTEL + "offers", longer), OFFERS, "post", 200).path("offers");

    assertThat(offers.path(0).path("kind").asText()).isEqualTo("SHIFT_DATES");
    assertThat(offers.path(0).path("end").asText()).startsWith("2026-11-27T11:00");
  }

  @Test
  void shouldMakeAChangeOnceHoweverOftenItIsAsked() throws Exception {
    problem(client.get(change), "get", 404, "CHANGE_UNKNOWN");
    String taken = take(0);

    JsonNode made = ok(client.put(change, taken), CHANGES, "put", 201);

    assertThat(made.path("reference").asText()).isEqualTo("R-1/1");
    assertThat(made.at("/reservation/latestStart").asText()).startsWith("2026-11-24T03:25");
    assertThat(ok(client.put(change, taken), CHANGES, "put", 200)).isEqualTo(made);
    assertThat(ok(client.get(change), CHANGES, "get", 200)).isEqualTo(made);
  }

  @Test
  void shouldKnowAChangeWhoseAnswerWasDropped() throws Exception {
    String taken = take(0);
    client.put("/control/faults", "{\"dropAnswers\": 1}");
    try {
      client.put(change, taken);
    } catch (IOException _) {
      // Dropped.
    }

    assertThat(ok(client.get(change), CHANGES, "get", 200).path("outcome").asText())
        .isEqualTo("CONFIRMED");
  }

  @ParameterizedTest
  @CsvSource({
    "REJECTS, 422, REJECTED",
    "RAISES_PRICE, 409, PRICE_CHANGED",
    "SOLD_OUT, 409, SOLD_OUT"
  })
  void shouldRefuseAndRememberIt(String behaviour, int status, String code) throws Exception {
    book(behaviour);
    String taken = take(0);

    problem(client.put(change, taken), "put", status, code);

    JsonNode known = ok(client.get(change), CHANGES, "get", 200);
    assertThat(known.path("outcome").asText()).isEqualTo("REFUSED");
    assertThat(known.path("code").asText()).isEqualTo(code);
  }

  @Test
  void shouldRefuseAnOfferThatWasMadeForTheReservationAsItWasBefore() throws Exception {
    String early = take(1);
    client.put(change, take(0));

    problem(
        client.put(HOTEL + "changes/" + UUID.randomUUID(), early),
        "put",
        409,
        "RESERVATION_CHANGED");
  }

  @Test
  void shouldConfirmAnotherTimeThanOffered() throws Exception {
    book("CONFIRMS_LATER");

    JsonNode made = ok(client.put(change, take(1)), CHANGES, "put", 201);

    assertThat(made.at("/reservation/start").asText()).startsWith("2026-11-24T15:30");
  }

  @Test
  void shouldHaveNothingToOfferWhenItIsSoBehavioured() throws Exception {
    book("WITHOUT_OFFERS");

    assertThat(ok(client.post(HOTEL + "offers", LATE), OFFERS, "post", 200).path("offers"))
        .isEmpty();
  }

  @Test
  void shouldNotKnowOtherReservations() throws Exception {
    HttpResponse<String> answer = client.post("/casa-miradouro/v1/reservations/R-2/offers", LATE);

    contract.assertAllows(OFFERS, "post", answer);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Json.MAPPER.readTree(answer.body()).path("code").asText())
        .isEqualTo("RESERVATION_UNKNOWN");
  }

  /** Takes the n-th offer for a late guest. */
  private String take(int n) throws Exception {
    JsonNode offer =
        Json.MAPPER.readTree(client.post(HOTEL + "offers", LATE).body()).path("offers").path(n);
    var request = Json.MAPPER.createObjectNode();
    request.put("offerId", offer.path("offerId").asText());
    request.put("kind", offer.path("kind").asText());
    request.put("decidedAt", "2026-11-23T20:00:00Z");
    for (String amount : new String[] {"priceDifference", "fee"}) {
      if (offer.has(amount)) {
        request.set(amount, offer.path(amount));
      }
    }
    return request.toString();
  }

  private void book(String behaviour) throws Exception {
    String booking =
        """
        {"vendorId": "casa-miradouro", "reservationNumber": "R-1", "start": "2026-11-23T15:00:00Z",
         "end": "2026-11-26T11:00:00Z", "pricePerDay": {"amountMinor": 9500, "currency": "EUR"},
         "changeFee": {"amountMinor": 1500, "currency": "EUR"}, "behaviour": "%s"}
        """
            .formatted(behaviour);
    assertThat(client.post("/control/reservations", booking).statusCode()).isEqualTo(200);
  }

  private JsonNode ok(HttpResponse<String> answer, String path, String method, int status)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    contract.assertAllows(path, method, answer);
    return Json.MAPPER.readTree(answer.body());
  }

  private void problem(HttpResponse<String> answer, String method, int status, String code)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    contract.assertAllows(CHANGES, method, answer);
    assertThat(Json.MAPPER.readTree(answer.body()).path("code").asText()).isEqualTo(code);
  }
}
