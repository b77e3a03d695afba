package io.supportcenter.kit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.testing.InputMatrix;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class InputIT extends InputMatrix {

  @Test
  void shouldFindByAUuidInCapitalLetters() {
    String id = UUID.randomUUID().toString();
    given()
        .contentType(ContentType.JSON)
        .body("{\"name\": \"a\", \"baseUrl\": \"http://localhost:1\", \"token\": \"t\"}")
        .put("/v1/shops/" + id.toUpperCase(Locale.ROOT))
        .then()
        .statusCode(200)
        .body("id", equalTo(id));

    given()
        .get("/v1/shops/" + id.toUpperCase(Locale.ROOT) + "?a=b")
        .then()
        .statusCode(200)
        .body("id", equalTo(id));
    given().delete("/v1/shops/" + id).then().statusCode(204);
  }
}
