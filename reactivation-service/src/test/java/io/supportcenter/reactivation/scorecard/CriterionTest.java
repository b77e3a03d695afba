package io.supportcenter.reactivation.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.reactivation.scorecard.ValueRange.Interval;
import io.supportcenter.reactivation.scorecard.ValueRange.NoValue;
import io.supportcenter.reactivation.scorecard.ValueRange.OneOf;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CriterionTest {

  private static final CriterionLine MISSING = line(new NoValue(), 10);

  @Test
  void shouldGiveEveryNumberThePointsOfItsInterval() {
    Criterion criterion =
        new Criterion(
            AttributeName.CHARGE_BACKS,
            0,
            List.of(
                line(interval(2, null), 3),
                MISSING,
                line(interval(null, 0), 1),
                line(interval(0, 2), 2)));

    assertThat(points(criterion, Long.MIN_VALUE)).isEqualTo(1);
    assertThat(points(criterion, -1)).isEqualTo(1);
    assertThat(points(criterion, 0)).isEqualTo(2);
    assertThat(points(criterion, 1)).isEqualTo(2);
    assertThat(points(criterion, 2)).isEqualTo(3);
    assertThat(points(criterion, Long.MAX_VALUE)).isEqualTo(3);
    assertThat(criterion.compare(new AttributeValue.Missing()).points()).isEqualTo(10);
  }

  @Test
  void shouldRefuseNumbersThatFallThroughOrStandInTwoIntervals() {
    refuses("the intervals have a gap or overlap", interval(null, 0), interval(1, null));
    refuses("the intervals have a gap or overlap", interval(null, 2), interval(1, null));
    refuses("the intervals must have no lower and no upper end", interval(0, null));
    refuses("the intervals have a gap or overlap", interval(null, null), interval(null, null));
    refuses("the intervals must have no lower and no upper end", interval(null, 0));
    refuses("the intervals must have no lower and no upper end");
    refuses("its values are numbers", interval(null, null), new OneOf(Set.of("X")));
    assertThatThrownBy(() -> interval(1, 1)).hasMessage("from must be less than below");
  }

  @Test
  void shouldRefuseCategoriesThatFallThroughOrStandInTwoLines() {
    refusesInitiator("the lines must name exactly these values", new OneOf(Set.of("CUSTOMER")));
    refusesInitiator(
        "the lines must name exactly these values", new OneOf(Set.of("CUSTOMER", "PROVIDER", "X")));
    refusesInitiator(
        "a value is in two lines",
        new OneOf(Set.of("CUSTOMER", "PROVIDER")),
        new OneOf(Set.of("CUSTOMER")));
    refusesInitiator("its values are names", interval(null, null));
  }

  @Test
  void shouldRefuseACriterionWithoutALineForTheMissingValue() {
    assertThatThrownBy(() ->
            new Criterion(AttributeName.CHARGE_BACKS, 0, List.of(line(interval(null, null), 1))))
        .hasMessage("exactly one line is for a missing value");
  }

  @Test
  void shouldRefusePointsBelowTheBaselineWithoutAReasonOfTheAttribute() {
    assertThatThrownBy(() -> chargeBacks(Optional.empty()))
        .hasMessage("points below the baseline need a reason");
    assertThatThrownBy(() -> chargeBacks(Optional.of(PrincipalReason.SHORT_TENURE)))
        .hasMessage("the reason belongs to another attribute");
    assertThat(chargeBacks(Optional.of(PrincipalReason.CHARGE_BACKS)).lines()).hasSize(2);
  }

  private static Criterion chargeBacks(Optional<PrincipalReason> reason) {
    return new Criterion(
        AttributeName.CHARGE_BACKS,
        5,
        List.of(new CriterionLine(interval(null, null), 4, reason), MISSING));
  }

  private static void refuses(String message, ValueRange... ranges) {
    refuses(AttributeName.CHARGE_BACKS, message, ranges);
  }

  private static void refusesInitiator(String message, ValueRange... ranges) {
    refuses(AttributeName.DEACTIVATION_INITIATOR, message, ranges);
  }

  private static void refuses(AttributeName attribute, String message, ValueRange... ranges) {
    List<CriterionLine> lines =
        java.util.stream.Stream.concat(
                Arrays.stream(ranges).map(r -> line(r, 1)), java.util.stream.Stream.of(MISSING))
            .toList();
    assertThatThrownBy(() -> new Criterion(attribute, 0, lines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  private static int points(Criterion criterion, long value) {
    return criterion.compare(new AttributeValue.Number(value)).points();
  }

  private static CriterionLine line(ValueRange range, int points) {
    return new CriterionLine(range, points, Optional.empty());
  }

  private static Interval interval(Integer from, Integer below) {
    return new Interval(number(from), number(below));
  }

  private static Optional<Long> number(Integer number) {
    return Optional.ofNullable(number).map(Integer::longValue);
  }
}
