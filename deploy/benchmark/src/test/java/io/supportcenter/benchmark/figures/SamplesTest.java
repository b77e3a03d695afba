package io.supportcenter.benchmark.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void shouldTakeTheMiddleOrTheMeanOfBothMiddles() {
    assertThat(Samples.median(9, 1, 5)).isEqualTo(5);
    assertThat(Samples.median(1, 9, 3, 5)).isEqualTo(4);
  }

  @Test
  void shouldTakePercentilesByNearestRank() {
    Samples samples = new Samples(IntStream.rangeClosed(1, 200).asDoubleStream().toArray());

    assertThat(samples.percentile(50)).isEqualTo(100);
    assertThat(samples.percentile(99)).isEqualTo(198);
    assertThat(samples.percentile(100)).isEqualTo(200);
    assertThat(samples.percentile(0.1)).isEqualTo(1);
  }

  @Test
  void shouldRefuseWhatCannotBeAnswered() {
    assertThatThrownBy(() -> new Samples(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Samples(new double[] {1}).percentile(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
