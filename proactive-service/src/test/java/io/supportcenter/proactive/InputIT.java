package io.supportcenter.proactive;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.testing.InputMatrix;
import io.supportcenter.proactive.testing.ProactiveParts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ProactiveParts.class)
class InputIT extends InputMatrix {

  @ParameterizedTest
  @ValueSource(strings = {"/agent/", "/phone/index.html", "/shared/centre.js"})
  void shouldServePagesThatLoadTheirOwnAndAreNotFramed(String page) {
    given()
        .get(page)
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("default-src 'self'"))
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
        .header("Content-Security-Policy", not(containsString("unsafe")))
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-cache");
  }
}
