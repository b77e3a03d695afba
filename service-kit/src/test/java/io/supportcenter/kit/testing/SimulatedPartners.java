package io.supportcenter.kit.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.lessThan;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.supportcenter.kit.security.Roles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Simulated partners of one kind, in one process: what they know, how they misbehave, what they
 * were asked.
 *
 * @param url where the process listens
 */
public record SimulatedPartners(String url) {

  /** From now on every request meets this fault, as the simulators' documentation has it. */
  public void misbehave(Map<String, Object> fault) {
    given().contentType(ContentType.JSON).body(fault).put(control("faults")).then().statusCode(200);
  }

  /**
   * From now on one partner gives these answers in place of its own, as the simulators'
   * documentation has it.
   */
  public void play(String partner, List<Map<String, Object>> answers) {
    given()
        .contentType(ContentType.JSON)
        .queryParam("partner", partner)
        .body(answers)
        .put(control("script"))
        .then()
        .statusCode(200);
  }

  public void behave() {
    given().delete(control("faults")).then().statusCode(200);
    given().delete(control("script")).then().statusCode(200);
  }

  /**
   * Adds to what they know.
   *
   * @param what such as {@code sales}
   */
  public void know(String what, Map<String, Object> one) {
    know(what, List.of(one));
  }

  public void know(String what, List<Map<String, Object>> all) {
    given()
        .contentType(ContentType.JSON)
        .body(all)
        .post(control(what))
        .then()
        .statusCode(lessThan(300));
  }

  /** Methods and outcomes, such as "GET 200", of recent requests with this text, in order. */
  public List<String> asked(String containing) {
    return requests(containing).<Map<String, String>>getList("recent").stream()
        .map(request -> request.get("method") + " " + request.get("outcome"))
        .toList();
  }

  /** How often they were asked something with this text in it. */
  public int timesAsked(String containing) {
    return requests(containing).getInt("total");
  }

  /** The {@code total} and the {@code recent} ones of requests with this text in the path. */
  public JsonPath requests(String containing) {
    return given()
        .queryParam("contains", containing)
        .get(control("requests"))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /**
   * Puts one of them into the support centre's directory.
   *
   * @param directory such as {@code /v1/vendors}
   * @param path of its interface beneath the URL
   * @param more fields of the entry
   */
  public void introduce(String directory, String id, String path, Map<String, Object> more) {
    Centre.as("operator", Roles.OPERATOR)
        .body(entry(id, path, more))
        .put(directory + "/" + id)
        .then()
        .statusCode(200);
  }

  /** The entry that {@link #introduce} puts. */
  public Map<String, Object> entry(String name, String path, Map<String, Object> more) {
    Map<String, Object> entry = new HashMap<>();
    entry.put("name", name);
    entry.put("baseUrl", url + path);
    entry.put("token", Simulator.TOKEN);
    entry.putAll(more);
    return entry;
  }

  /** Takes one out of the support centre's directory. */
  public static void dismiss(String directory, String id) {
    Centre.as("operator", Roles.OPERATOR).delete(directory + "/" + id).then().statusCode(204);
  }

  private String control(String what) {
    return url + "/control/" + what;
  }
}
