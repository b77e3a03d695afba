package io.supportcenter.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

class OneLineTest {

  @Test
  void shouldKeepALineThatIsOne() {
    assertThat(logged("%s of %s\tleft out", "1", "2")).isEqualTo("1 of 2\tleft out");
  }

  @Test
  void shouldNotLetAMessageLookLikeTwo() {
    assertThat(logged("an offer: %s", "x\r\n2026-12-01 ERROR \u001b[31mall lost \u0000"))
        .isEqualTo("an offer: x\\r\\n2026-12-01 ERROR ?[31mall lost ?");
  }

  @Test
  void shouldBoundAMessage() {
    assertThat(logged("%s", "a".repeat(100_000))).hasSize(OneLine.LENGTH_MAX);
  }

  private static String logged(String format, Object... parameters) {
    ExtLogRecord logged =
        new ExtLogRecord(
            Level.WARNING, format, ExtLogRecord.FormatStyle.PRINTF, OneLineTest.class.getName());
    logged.setParameters(parameters);
    assertThat(new OneLine().isLoggable(logged)).isTrue();
    return logged.getFormattedMessage();
  }
}
