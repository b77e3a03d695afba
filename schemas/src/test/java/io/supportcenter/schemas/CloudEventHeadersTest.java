package io.supportcenter.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventHeadersTest {

  private static final String TRACE = "-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void shouldReadATraceParent() {
    assertThat(traceParent("00" + TRACE)).contains("00" + TRACE);
  }

  @Test
  void shouldLeaveOutWhatALaterVersionHasBehindTheFourFields() {
    assertThat(traceParent("01" + TRACE + "-more")).contains("01" + TRACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "trace",
        "ff" + TRACE,
        "00" + TRACE + "-more",
        "01" + TRACE + "more",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\nx: y"
      })
  void shouldIgnoreWhatIsNotOne(String value) {
    assertThat(traceParent(value)).isEmpty();
  }

  private static Optional<String> traceParent(String value) {
    RecordHeaders headers = new RecordHeaders();
    CloudEventHeaders.put(headers, CloudEventHeaders.TRACE_PARENT, value);
    return CloudEventHeaders.traceParent(headers);
  }
}
