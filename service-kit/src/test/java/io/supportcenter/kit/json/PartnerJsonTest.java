package io.supportcenter.kit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerJsonTest {

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Body(String id, OffsetDateTime at, Optional<Duration> lasts) {}

  record Bodies(List<JsonNode> all) {}

  record Price(long amountMinor, Currency currency) {}

  private enum State {
    ACTIVE
  }

  record Told(State state, PartnerTime at) {}

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
  void shouldReadMoneyThatIsMeantAsWritten() {
    assertThat(PartnerJson.read(bytes("{\"amountMinor\":4550,\"currency\":\" eur\"}"), Price.class))
        .contains(new Price(4550, Currency.getInstance("EUR")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"amountMinor\":45.50,\"currency\":\"EUR\"}",
        "{\"amountMinor\":45.0,\"currency\":\"EUR\"}",
        "{\"amountMinor\":45e2,\"currency\":\"EUR\"}",
        "{\"amountMinor\":\"45\",\"currency\":\"EUR\"}",
        "{\"amountMinor\":true,\"currency\":\"EUR\"}",
        "{\"amountMinor\":null,\"currency\":\"EUR\"}",
        "{\"amountMinor\":9223372036854775808,\"currency\":\"EUR\"}",
        "{\"amountMinor\":1,\"amountMinor\":2,\"currency\":\"EUR\"}",
        "{\"currency\":\"EUR\"}",
        "{\"amountMinor\":1,\"currency\":\"ERU\"}",
        "{\"amountMinor\":1,\"currency\":\"EUR\"} {}"
      })
  void shouldNotGuessMoney(String body) {
    assertThat(PartnerJson.read(bytes(body), Price.class)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACTIVE", "active", "Active"})
  void shouldReadStatesInAnyLetterCase(String state) {
    assertThat(PartnerJson.read(bytes("{\"state\":\"" + state + "\"}"), Told.class))
        .contains(new Told(State.ACTIVE, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "\"0\"", "\"LOST\"", "true"})
  void shouldNotGuessStates(String state) {
    assertThat(PartnerJson.read(bytes("{\"state\":" + state + "}"), Told.class)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-11-20T10:00:00Z\"",
        "\"2026-11-20T11:00:00+01:00\"",
        "\"2026-11-20T11:00:00.000+0100\"",
        "\"2026-11-20t10:00:00z\"",
        "\"2026-11-20 10:00:00Z\"",
        "\"2026-11-20T11:00:00+01:00[Europe/Berlin]\"",
        "\"2026-11-20T11:00\"",
        "\"2026-11-20T11:00:00\"",
        "\"2026-11-20 11:00:00\"",
        "1795168800",
        "1795168800000",
        "\"1795168800000\""
      })
  void shouldReadTimesAsSystemsWriteThem(String time) {
    assertThat(PartnerJson.read(bytes("{\"at\":" + time + "}"), Told.class))
        .map(told -> told.at().in(ZoneId.of("Europe/Berlin")))
        .contains(Instant.parse("2026-11-20T10:00:00Z"));
  }

  @Test
  void shouldKnowThatATimeHasNoOffset() {
    assertThat(PartnerTime.parse("2026-11-20T11:00:00").exact()).isEmpty();
    assertThat(PartnerTime.parse("1795168800").exact())
        .contains(Instant.parse("2026-11-20T10:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1795168800000000",
        "1795168800.5",
        "true",
        "\"\"",
        "\"tomorrow\"",
        "\"2026-11-20\"",
        "\"0026-11-20T10:00:00Z\"",
        "\"+58856-08-19T16:00:00Z\"",
        "[2026,11,20,10,0]"
      })
  void shouldNotGuessTimes(String time) {
    assertThat(PartnerJson.read(bytes("{\"at\":" + time + "}"), Told.class)).isEmpty();
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
