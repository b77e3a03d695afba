package io.supportcenter.smsactivation.sms.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KannelTextTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "%D0%9A%D0%BE%D0%B4, -, -, Код",
        "%D0%9A%D0%BE%D0%B4, UTF-8, 2, Код",
        "caf%C3%A9, GSM, 0, café",
        "%04%1A%04%3E%044, UTF-16BE, 2, Код",
        "%04%1A%04%3E%044, -, 2, Код",
        "%00S%00T%00O%00P, UCS-2, 2, STOP",
        "caf%E9+%80, WINDOWS-1252, 0, café €",
        "caf%E9, iso-8859-1, 0, café",
        "%CA%EE%E4, KOI8-R, 0, йНД",
        "a%00b, -, -, ab",
        "a%FFb, -, -, a\ufffdb",
        "caf%C3%A9, EBCDIC-KLINGON, 0, café",
        "%04%1A%04%3E%044, a b, 2, Код",
        "%04%1A%04, UTF-16BE, 2, К\ufffd"
      })
  void shouldReadBytesInTheirCharset(String sent, String charset, String coding, String text) {
    assertThat(
            KannelText.read(
                "id=1&text=" + sent + "&to=2", "text", KannelText.charset(charset, coding)))
        .contains(text);
  }

  @Test
  void shouldReadABody() {
    assertThat(KannelText.read("caf\u00e9\u0000".getBytes(ISO_8859_1), ISO_8859_1))
        .isEqualTo("café");
    assertThat(KannelText.read(null, StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void shouldKnowThatThereIsNoText() {
    assertThat(KannelText.read("id=1", "text", StandardCharsets.UTF_8)).isEmpty();
  }
}
