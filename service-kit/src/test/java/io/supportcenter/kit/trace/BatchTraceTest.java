package io.supportcenter.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which trace the effects of a transaction belong to. */
class BatchTraceTest {

  private static final String ONE = "00-" + "1".repeat(32) + "-" + "a".repeat(16) + "-01";
  private static final String SAME = "00-" + "1".repeat(32) + "-" + "b".repeat(16) + "-01";
  private static final String OTHER = "00-" + "2".repeat(32) + "-" + "c".repeat(16) + "-01";

  private final TracerProvider provider = SdkTracerProvider.builder().build();
  private final BatchTrace trace =
      new BatchTrace.On(
          provider.get("test"), provider.get("test").spanBuilder("batch").startSpan());

  @Test
  void shouldPutEffectsIntoTheTraceThatAllCausesShare() {
    String received = trace.receive("a.v1", Optional.of(ONE)).orElseThrow();
    trace.receive("a.v1", Optional.of(SAME));

    assertThat(received).startsWith(ONE.substring(0, 36)).isNotEqualTo(ONE);
    assertThat(trace.cause()).contains(received);
  }

  @Test
  void shouldPutEffectsIntoTheBatchWhenTheirCausesAreOfSeveralTraces() {
    trace.receive("a.v1", Optional.of(ONE));
    trace.receive("a.v1", Optional.of(OTHER));

    assertThat(trace.cause().orElseThrow())
        .doesNotContain("1".repeat(32))
        .doesNotContain("2".repeat(32));
  }

  @Test
  void shouldNotTakeEffectsOfAnUntracedCauseForThoseOfAnother() {
    trace.join(Optional.of(ONE));
    assertThat(trace.cause()).contains(ONE);

    trace.join(Optional.empty());
    assertThat(trace.cause().orElseThrow()).doesNotContain("1".repeat(32));
  }

  @Test
  void shouldBeginATraceAtARecordWithoutOne() {
    String place = trace.receive("a.v1", Optional.empty()).orElseThrow();

    assertThat(TraceParent.read(place).isValid()).isTrue();
    assertThat(place).doesNotContain(SpanId.getInvalid());
  }

  @Test
  void shouldPassOnWhatEventsCarryWhileTracingIsOff() {
    assertThat(BatchTrace.OFF.receive("a.v1", Optional.of(ONE))).contains(ONE);
    assertThat(BatchTrace.OFF.receive("a.v1", Optional.empty())).isEmpty();
    assertThat(BatchTrace.OFF.cause()).isEmpty();
    assertThat(TraceParent.current()).isEmpty();
  }
}
