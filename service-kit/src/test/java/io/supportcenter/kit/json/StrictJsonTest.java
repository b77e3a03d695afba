package io.supportcenter.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  private static final ObjectMapper MAPPER = mapper();

  private enum Colour {
    RED,
    GREEN
  }

  private record Body(
      int number,
      Long big,
      BigDecimal amount,
      Double place,
      Boolean right,
      Colour colour,
      Instant at,
      LocalDate day,
      Duration pause,
      UUID id,
      String text,
      List<String> texts,
      Map<String, String> names) {}

  private static ObjectMapper mapper() {
    ObjectMapper mapper =
        new ObjectMapper().registerModules(new Jdk8Module(), new JavaTimeModule());
    StrictJson.apply(mapper);
    return mapper;
  }

  @Test
  void shouldReadWhatIsWritten() throws JsonProcessingException {
    Body body =
        MAPPER.readValue(
            """
            {"number": 1, "big": -9223372036854775808, "amount": 1.50, "place": 52, "right": true,
             "colour": "GREEN", "at": "2026-11-20T11:00:00+01:00", "day": "2026-11-20",
             "pause": "PT10M", "id": "3F2504E0-4F89-41D3-9A0C-0305E82C3301",
             "text": "two\\nlines\\tand \\ud83d\\ude00", "texts": ["a"], "names": {"a": "b"}}
            """,
            Body.class);

    assertThat(body)
        .isEqualTo(
            new Body(
                1,
                Long.MIN_VALUE,
                new BigDecimal("1.5"),
                52.0,
                true,
                Colour.GREEN,
                Instant.parse("2026-11-20T10:00:00Z"),
                LocalDate.of(2026, 11, 20),
                Duration.ofMinutes(10),
                UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
                "two\nlines\tand 😀",
                List.of("a"),
                Map.of("a", "b")));
  }

  @Test
  void shouldTakeNullForNothing() throws JsonProcessingException {
    Body body =
        MAPPER.readValue(
            """
            {"big": null, "place": null, "right": null, "colour": null, "at": null, "id": null,
             "text": null}
            """,
            Body.class);

    assertThat(body.text()).isNull();
    assertThat(body.place()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"number\": 1.5}",
        "{\"number\": 1.0}",
        "{\"number\": 1e2}",
        "{\"number\": \"1\"}",
        "{\"number\": \"\"}",
        "{\"number\": true}",
        "{\"number\": 2147483648}",
        "{\"big\": 9223372036854775808}",
        "{\"big\": 1.0}",
        "{\"big\": \"1\"}",
        "{\"amount\": \"1.50\"}",
        "{\"amount\": true}",
        "{\"amount\": 1e999999999}",
        "{\"amount\": 1e-999999999}",
        "{\"place\": \"1\"}",
        "{\"place\": \"NaN\"}",
        "{\"place\": 1e999}",
        "{\"place\": true}",
        "{\"right\": 1}",
        "{\"right\": \"true\"}",
        "{\"right\": \"\"}",
        "{\"colour\": 0}",
        "{\"colour\": \"0\"}",
        "{\"colour\": \"red\"}",
        "{\"colour\": \"\"}",
        "{\"at\": 1795342800}",
        "{\"at\": \"1795342800\"}",
        "{\"at\": \"2026-11-20T10:00:00\"}",
        "{\"at\": \"+58856-01-01T00:00:00Z\"}",
        "{\"at\": \"\"}",
        "{\"day\": [2026, 11, 20]}",
        "{\"day\": 20000}",
        "{\"pause\": 600}",
        "{\"pause\": \"600\"}",
        "{\"pause\": \"10 minutes\"}",
        "{\"id\": \"1-1-1-1-1\"}",
        "{\"id\": \"PyUE4E-JQdOaDAMF6CwzAQ==\"}",
        "{\"text\": 1}",
        "{\"text\": 1.5}",
        "{\"text\": true}",
        "{\"text\": \"a\\u0000\"}",
        "{\"text\": \"a\\u0007\"}",
        "{\"text\": \"a\\ud83d\"}",
        "{\"texts\": [\"\\ude00\"]}",
        "{\"texts\": [1]}",
        "{\"texts\": \"a\"}",
        "{\"names\": {\"a\\u0000\": \"b\"}}",
        "{\"names\": {\"a\": \"\\u0000\"}}",
        "{\"names\": {\"a\": \"b\", \"a\": \"c\"}}",
        "{\"number\": 1, \"number\": 1}",
        "{\"number\": 1} {}",
        "{\"number\": 1}]",
        "{\"number\": 1",
        "[]",
        "\"\"",
        "{\"more\": 1}"
      })
  void shouldRefuse(String body) {
    assertThatThrownBy(() -> MAPPER.readValue(body, Body.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "10.0", "10.00", "1e1", "1000e-2"})
  void shouldTakeEqualNumbersForTheSame(String number) throws JsonProcessingException {
    assertThat(MAPPER.readValue("{\"amount\": " + number + "}", Body.class).amount())
        .isEqualTo(BigDecimal.TEN);
  }

  @Test
  void shouldLimitDepthAndDigits() {
    assertThatThrownBy(() -> MAPPER.readTree("[".repeat(51) + "]".repeat(51)))
        .isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> MAPPER.readValue("{\"amount\": " + "1".repeat(101) + "}", Body.class))
        .isInstanceOf(JsonProcessingException.class);
  }
}
