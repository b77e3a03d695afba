package io.supportcenter.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {

  private record Config(int perCaller, int max) implements StreamsConfig {}

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final OpenStreams streams = new OpenStreams(new Config(2, 3), metrics);

  @Test
  void shouldBoundTheStreamsOfACaller() {
    Runnable first = streams.open("a");
    streams.open("a");

    assertRefused("a", "TOO_MANY_REQUESTS");
    streams.open("b");
    first.run();
    streams.open("a");
  }

  @Test
  void shouldBoundThemInAll() {
    streams.open("a");
    streams.open("b");
    Runnable third = streams.open("c");

    assertRefused("d", "UNAVAILABLE");
    third.run();
    streams.open("d");
  }

  @Test
  void shouldCountAnEndOnce() {
    Runnable first = streams.open("a");
    streams.open("a");
    first.run();
    first.run();
    streams.open("a");

    assertRefused("a", "TOO_MANY_REQUESTS");
    assertThat(metrics.get("rest.streams.open").gauge().value()).isEqualTo(2);
  }

  private void assertRefused(String caller, String code) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> streams.open(caller))
        .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo(code));
  }
}
