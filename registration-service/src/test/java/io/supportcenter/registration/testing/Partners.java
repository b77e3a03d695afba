package io.supportcenter.registration.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.supportcenter.kit.testing.Simulator;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The simulated partners: what they know, and how they misbehave. */
@Singleton
public class Partners {

  private final String retailers;
  private final String manufacturers;

  Partners(
      @ConfigProperty(name = "test.retailers.url") String retailers,
      @ConfigProperty(name = "test.manufacturers.url") String manufacturers) {
    this.retailers = retailers;
    this.manufacturers = manufacturers;
  }

  /** Puts a retailer into the support centre's directory. */
  public void addRetailer(String id, String simulated) {
    put(
        id,
        Map.of(
            "kind",
            "RETAILER",
            "name",
            id,
            "baseUrl",
            retailers + "/" + simulated,
            "token",
            Simulator.TOKEN,
            "zone",
            Sold.ZONE));
  }

  /** Puts a manufacturer into the support centre's directory. */
  public void addManufacturer(String id, String... prefixes) {
    put(
        id,
        Map.of(
            "kind",
            "MANUFACTURER",
            "name",
            id,
            "baseUrl",
            manufacturers + "/" + id,
            "token",
            Simulator.TOKEN,
            "gtinPrefixes",
            List.of(prefixes)));
  }

  /**
   * The retailer books the sale as it is on the receipt, and the manufacturer has made the devices.
   */
  public void know(Sold sold) {
    book(sold, Map.of());
    make(sold);
  }

  /** Books the sale with some fields changed. */
  public void book(Sold sold, Map<String, Object> otherwise) {
    book(sold.retailerId(), sold, sold.serials(), otherwise);
  }

  public void bookWithSerials(Sold sold, List<String> serials) {
    book(sold.retailerId(), sold, serials, Map.of());
  }

  public void book(
      String retailer, Sold sold, List<String> serials, Map<String, Object> otherwise) {
    Map<String, Object> sale = new HashMap<>();
    sale.put("receiptNumber", sold.receiptNumber());
    sale.put("status", "COMPLETED");
    sale.put("storeId", "0417");
    sale.put("workstationId", "03");
    sale.put("sequenceNumber", "1");
    sale.put("businessDay", "2026-11-20");
    sale.put("soldAt", "2026-11-20T16:42:07+01:00");
    sale.put("zone", Sold.ZONE);
    sale.put("customer", List.of());
    sale.put(
        "lines",
        List.of(
            Map.of(
                "lineNumber",
                1,
                "retailerItemId",
                "500118",
                "gtin",
                sold.gtin(),
                "description",
                "Kestrel K8 tablet",
                "quantity",
                sold.quantity(),
                "serialNumbers",
                serials)));
    sale.putAll(otherwise);
    control(retailers, "/control/sales", List.of(Map.of("retailerId", retailer, "sale", sale)));
  }

  /** The retailer's books have the reservation under that number. */
  public void book(Booked booked, String reservationNumber) {
    book(
        "northmart",
        Sold.tablet().numbered(booked.receiptNumber()),
        List.of(),
        Map.of(
            "lines",
            List.of(
                Map.of(
                    "lineNumber",
                    1,
                    "retailerItemId",
                    "H-3N",
                    "description",
                    "Hotel, 3 nights",
                    "quantity",
                    1,
                    "reservationNumber",
                    reservationNumber))));
  }

  public void make(Sold sold) {
    List<Map<String, Object>> devices = new ArrayList<>();
    for (int i = 0; i < sold.serials().size(); i++) {
      devices.add(device(sold, sold.serials().get(i), i + 1));
    }
    control(manufacturers, "/control/devices", devices);
  }

  /** Makes one device and tells the manufacturer which unit it was sold as. */
  public void make(Sold sold, String serial, int unit) {
    control(manufacturers, "/control/devices", List.of(device(sold, serial, unit)));
  }

  private static Map<String, Object> device(Sold sold, String serial, int unit) {
    return Map.of(
        "manufacturerId",
        "kestrel-mobile",
        "gtin",
        "0" + sold.gtin(),
        "serialNumber",
        serial,
        "manufacturedOn",
        "2026-06-30",
        "shippedOn",
        "2026-08-19",
        "soldAs",
        Map.of(
            "retailerId",
            sold.retailerId(),
            "receiptNumber",
            sold.receiptNumber(),
            "lineNumber",
            1,
            "unit",
            unit));
  }

  public void retailersMisbehave(Map<String, Object> fault) {
    misbehave(retailers, fault);
  }

  public void manufacturersMisbehave(Map<String, Object> fault) {
    misbehave(manufacturers, fault);
  }

  public void behave() {
    given()
        .delete(retailers + "/control/faults")
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300));
    given()
        .delete(manufacturers + "/control/faults")
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300));
  }

  /** How often manufacturers were asked something with this text in it. */
  public int manufacturersAsked(String containing) {
    return given()
        .queryParam("contains", containing)
        .get(manufacturers + "/control/requests")
        .then()
        .statusCode(200)
        .extract()
        .path("total");
  }

  /** How often retailers were asked something with this text in it. */
  public int retailersAsked(String containing) {
    return given()
        .queryParam("contains", containing)
        .get(retailers + "/control/requests")
        .then()
        .statusCode(200)
        .extract()
        .path("total");
  }

  private static void misbehave(String url, Map<String, Object> fault) {
    given()
        .contentType(ContentType.JSON)
        .body(fault)
        .put(url + "/control/faults")
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300));
  }

  private static void control(String url, String path, Object body) {
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .post(url + path)
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300));
  }

  /** Takes a partner out of the support centre's directory. */
  public void remove(String id) {
    given().auth().oauth2(Tokens.operator()).delete("/v1/partners/" + id).then().statusCode(204);
  }

  private void put(String id, Map<String, Object> partner) {
    given()
        .auth()
        .oauth2(Tokens.operator())
        .contentType(ContentType.JSON)
        .body(partner)
        .put("/v1/partners/" + id)
        .then()
        .statusCode(200);
  }
}
