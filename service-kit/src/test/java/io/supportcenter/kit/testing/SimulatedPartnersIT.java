package io.supportcenter.kit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimulatedPartnersIT {

  private static Simulator simulator;
  private static SimulatedPartners retailers;

  private final String receipt = UUID.randomUUID().toString();

  @BeforeAll
  static void start() {
    simulator = Simulator.start("RetailerBackEnd", "retailers.json");
    retailers = new SimulatedPartners(simulator.url());
  }

  @AfterAll
  static void stop() {
    simulator.stop();
  }

  @AfterEach
  void behave() {
    retailers.behave();
  }

  @Test
  void shouldKnowWhatItIsGiven() {
    assertThat(ask()).isEqualTo(404);

    retailers.know("sales", Map.of("retailerId", "northmart", "sale", sale()));

    assertThat(ask()).isEqualTo(200);
  }

  @Test
  void shouldMisbehaveUntilItBehaves() {
    retailers.misbehave(Map.of("failNext", 5, "status", 503));
    assertThat(ask()).isEqualTo(503);

    retailers.behave();

    assertThat(ask()).isEqualTo(404);
  }

  @Test
  void shouldRememberWhatItWasAsked() {
    assertThat(retailers.asked(receipt)).isEmpty();
    retailers.misbehave(Map.of("failNext", 1, "status", 500));
    ask();
    ask();

    assertThat(retailers.asked(receipt)).containsExactly("GET 500", "GET 404");
    assertThat(retailers.timesAsked(receipt)).isEqualTo(2);
  }

  @Test
  void shouldDescribeAnEntryOfADirectory() {
    assertThat(retailers.entry("Northmart", "/northmart", Map.of("zone", "Europe/Berlin")))
        .isEqualTo(
            Map.of(
                "name",
                "Northmart",
                "baseUrl",
                simulator.url() + "/northmart",
                "token",
                Simulator.TOKEN,
                "zone",
                "Europe/Berlin"));
  }

  private int ask() {
    return given()
        .auth()
        .oauth2(Simulator.TOKEN)
        .get(simulator.url() + "/northmart/v1/sales/" + receipt)
        .statusCode();
  }

  private Map<String, Object> sale() {
    Map<String, Object> sale = new HashMap<>();
    sale.put("receiptNumber", receipt);
    sale.put("status", "COMPLETED");
    sale.put("storeId", "0417");
    sale.put("workstationId", "03");
    sale.put("sequenceNumber", "1");
    sale.put("businessDay", "2026-11-20");
    sale.put("soldAt", "2026-11-20T16:42:07+01:00");
    sale.put("zone", "Europe/Berlin");
    sale.put("customer", List.of());
    sale.put("lines", List.of());
    return sale;
  }
}
