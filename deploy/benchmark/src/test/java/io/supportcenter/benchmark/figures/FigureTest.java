package io.supportcenter.benchmark.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.benchmark.figures.Figure.Bound;
import io.supportcenter.benchmark.figures.Figure.Line;
import io.supportcenter.benchmark.figures.Figure.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

  private final Figure figure =
      new Figure(
          "Whole path <fast>",
          "events/s",
          List.of(
              new Line("bare loop", List.of(900.0, 1000.0, 5000.0)),
              new Line("ours", List.of(700.0, 650.0, 710.0))),
          List.of());

  @Test
  void shouldCompareMediansAcrossRounds() {
    Target target =
        figure
            .demanding("ours / bare", "ours", "bare loop", Bound.AT_LEAST, 0.7)
            .targets()
            .getFirst();

    assertThat(target.ratio()).isEqualTo(0.7);
    assertThat(target.met()).isTrue();
  }

  @Test
  void shouldMissATargetOnItsOwnSideOnly() {
    assertThat(new Target("", 0.69, Bound.AT_LEAST, 0.7).met()).isFalse();
    assertThat(new Target("", 1.21, Bound.AT_MOST, 1.2).met()).isFalse();
    assertThat(new Target("", 1.2, Bound.AT_MOST, 1.2).met()).isTrue();
  }

  @Test
  void shouldRefuseAContenderThatWasNotMeasured() {
    assertThatThrownBy(() -> figure.of("nobody")).hasMessageContaining("nobody");
  }

  @Test
  void shouldTellMediansAndRoundsInATable() {
    assertThat(Tables.measured(List.of(figure)))
        .isEqualTo(
            """
            | Measured          | Contender | Median | Unit     | Rounds              |
            | ----------------- | --------- | ------ | -------- | ------------------- |
            | Whole path <fast> | bare loop | 1,000  | events/s | 900 · 1,000 · 5,000 |
            | Whole path <fast> | ours      | 700    | events/s | 700 · 650 · 710     |
            """);
  }

  @Test
  void shouldNameATargetThatIsMissed() {
    Figure missed = figure.demanding("ours / bare", "ours", "bare loop", Bound.AT_LEAST, 0.8);

    assertThat(Tables.targets(List.of(missed)).lines().toList().getLast())
        .contains("0.70", ">= 0.80", "MISSED");
  }

  @Test
  void shouldDrawBarsInProportion() {
    String svg = Plot.svg(List.of(figure));

    assertThat(svg)
        .contains("Whole path &lt;fast&gt;, events/s", "width=\"400.0\"", "width=\"280.0\"");
  }
}
