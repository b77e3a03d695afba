package io.supportcenter.kit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerJsonTest {

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Body(String id, OffsetDateTime at, Optional<Duration> lasts) {}

  record Bodies(List<JsonNode> all) {}

  @Test
  void shouldIgnoreFieldsThatPartnersAdd() {
    assertThat(read("{\"id\":\"1\",\"more\":{\"x\":[1]}}"))
        .contains(new Body("1", null, Optional.empty()));
  }

  @Test
  void shouldKeepTheOffsetThatATimeWasWrittenWith() {
    assertThat(read("{\"at\":\"2026-11-23T12:00:00+05:30\",\"lasts\":\"PT1H\"}"))
        .contains(
            new Body(
                null,
                OffsetDateTime.parse("2026-11-23T12:00:00+05:30"),
                Optional.of(Duration.ofHours(1))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "<html>", "{\"at\":\"yesterday\"}", "\"a\""})
  void shouldReadNothingFromAnotherBody(String body) {
    assertThat(read(body)).isEmpty();
  }

  @Test
  void shouldReadListsAndParts() {
    byte[] body = bytes("{\"all\":[{\"id\":\"1\"},{\"at\":\"soon\"},null]}");
    List<JsonNode> parts = PartnerJson.read(body, Bodies.class).orElseThrow().all();

    assertThat(PartnerJson.read(parts.get(0), Body.class)).map(Body::id).contains("1");
    assertThat(PartnerJson.read(parts.get(1), Body.class)).isEmpty();
    assertThat(PartnerJson.read(parts.get(2), Body.class)).isEmpty();
    assertThat(PartnerJson.read(bytes("[\"a\"]"), new TypeReference<List<String>>() {}))
        .contains(List.of("a"));
  }

  @Test
  void shouldWriteTimesAsText() {
    Body body =
        new Body("Zoë", OffsetDateTime.parse("2026-11-23T12:00:00Z"), Optional.of(Duration.ZERO));
    String json = "{\"id\":\"Zoë\",\"at\":\"2026-11-23T12:00:00Z\",\"lasts\":\"PT0S\"}";

    assertThat(PartnerJson.writeBytes(body)).isEqualTo(bytes(json));
    assertThat(PartnerJson.writeBytes(new Body("1", null, Optional.empty())))
        .isEqualTo(bytes("{\"id\":\"1\"}"));
    assertThat(PartnerJson.writeBytes(List.of(Instant.EPOCH)))
        .isEqualTo(bytes("[\"1970-01-01T00:00:00Z\"]"));
  }

  private static Optional<Body> read(String body) {
    return PartnerJson.read(bytes(body), Body.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
