package io.supportcenter.kit.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "--",
        "?",
        ".",
        "N/A",
        "n/a",
        "n.a.",
        "NA",
        "none",
        "Null",
        "UNKNOWN",
        "not available",
        "0",
        "0000",
        "000000000000000",
        "00-00-00",
        "TBD",
        "No Serial",
        "S/N",
        "To be filled by O.E.M.",
        "Default string",
        "none@none.com",
        "n/a@example.org",
        "no-reply@example.org",
        "+0000000000"
      })
  void shouldBeNoValue(String text) {
    assertThat(Placeholder.value(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AX70014402",
        "0001",
        "NA7K2Q",
        "SN123",
        "000A",
        "nadia@example.org",
        "+4915228817386",
        "Ж"
      })
  void shouldBeAValue(String text) {
    assertThat(Placeholder.value(" " + text + " ")).contains(text);
  }
}
