package io.supportcenter.proactive.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Simulator;
import io.supportcenter.local.trip.Trip;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The simulated vendors: what they have booked, and how they misbehave. */
@Singleton
public class Vendors {

  private final String url;

  @Inject
  public Vendors(@ConfigProperty(name = "test.vendors.url") String url) {
    this.url = url;
  }

  /** Puts the vendors into the support centre's directory. */
  public void introduce() {
    introduce(Trip.AIRLINE, "Meridian Air", Set.of("CHAT"));
    introduce(Trip.HOTEL, "Casa Miradouro", Set.of("CHAT", "VOICE"));
  }

  public void introduce(String id, String name, Set<String> channels) {
    Centre.as("operator", Roles.OPERATOR)
        .body(
            Map.of(
                "name",
                name,
                "baseUrl",
                url + "/" + id,
                "token",
                Simulator.TOKEN,
                "channels",
                channels))
        .put("/v1/vendors/" + id)
        .then()
        .statusCode(200);
  }

  /** Takes a vendor out of the support centre's directory. */
  public void dismiss(String id) {
    Centre.as("operator", Roles.OPERATOR).delete("/v1/vendors/" + id).then().statusCode(204);
  }

  /** The hotel has the trip's reservation in its books. */
  public void book(Trip trip, String behaviour) {
    Map<String, Object> booking = new HashMap<>();
    booking.put("vendorId", Trip.HOTEL);
    booking.put("reservationNumber", trip.hotelNumber());
    booking.put("start", trip.checkIn().getAt().toString());
    booking.put("end", trip.checkOut().getAt().toString());
    booking.put("pricePerDay", Map.of("amountMinor", 9500, "currency", "EUR"));
    booking.put("changeFee", Map.of("amountMinor", 1500, "currency", "EUR"));
    booking.put("behaviour", behaviour);
    given()
        .contentType(ContentType.JSON)
        .body(List.of(booking))
        .post(url + "/control/reservations")
        .then()
        .statusCode(200);
  }

  public void misbehave(Map<String, Object> fault) {
    given()
        .contentType(ContentType.JSON)
        .body(fault)
        .put(url + "/control/faults")
        .then()
        .statusCode(200);
  }

  public void behave() {
    given().delete(url + "/control/faults").then().statusCode(200);
  }

  /** Methods and outcomes of what was asked with this text in the path, in order. */
  public List<String> asked(String containing) {
    List<Map<String, String>> recent =
        given()
            .queryParam("contains", containing)
            .get(url + "/control/requests")
            .then()
            .statusCode(200)
            .extract()
            .path("recent");
    return recent.stream().map(r -> r.get("method") + " " + r.get("outcome")).toList();
  }
}
