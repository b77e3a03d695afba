package io.supportcenter.kit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.supportcenter.kit.rest.Problem;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.testing.InputMatrix;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(KitParts.class)
class InputIT extends InputMatrix {

  /** By the last byte, and long before it. */
  @ParameterizedTest
  @CsvSource({"1048577, HTTP_1_1", "8000000, HTTP_1_1", "1048577, HTTP_2", "8000000, HTTP_2"})
  void shouldRefuseABodyThatIsTooLargeThoughItDoesNotSayItsLength(int bytes, Version version)
      throws IOException, InterruptedException {
    assertTooLarge(put(version, BodyPublishers.ofInputStream(() -> stream(bytes))));
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseABodyThatIsTooLarge(Version version) throws IOException, InterruptedException {
    assertTooLarge(put(version, BodyPublishers.ofByteArray(stream(1_048_577).readAllBytes())));
  }

  private static void assertTooLarge(HttpResponse<String> answer) {

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
    assertThat(answer.body()).contains("\"REQUEST_ENTITY_TOO_LARGE\"");
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeABodyThatDoesNotSayItsLength(Version version)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        put(version, BodyPublishers.ofInputStream(() -> stream(1_048_576)));

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  /** A shop of so many bytes. */
  private static InputStream stream(int bytes) {
    String shop = "{\"name\": \"a\", \"baseUrl\": \"http://localhost:1\", \"token\": \"t\"}";
    return new ByteArrayInputStream(
        (" ".repeat(bytes - shop.length()) + shop).getBytes(StandardCharsets.UTF_8));
  }

  private static HttpResponse<String> put(Version version, BodyPublisher body)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().version(version).build()) {
      return http.send(
          HttpRequest.newBuilder(
                  URI.create(
                      "http://localhost:" + RestAssured.port + "/v1/shops/" + UUID.randomUUID()))
              .header("Content-Type", "application/json")
              .PUT(body)
              .build(),
          BodyHandlers.ofString());
    }
  }

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
