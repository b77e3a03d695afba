package io.supportcenter.reactivation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.reactivation.policy.Thresholds;
import io.supportcenter.reactivation.scorecard.EligibilityScore;
import org.junit.jupiter.api.Test;

/** The table of US 7,831,441, claim 1. */
class ResponseTest {

  @Test
  void shouldGiveTheFirstResponseWhenBothThresholdsAreSatisfied() {
    assertThat(Response.of(true, true)).isEqualTo(Response.FIRST);
  }

  @Test
  void shouldGiveTheSecondResponseWhenNeitherThresholdIsSatisfied() {
    assertThat(Response.of(false, false)).isEqualTo(Response.SECOND);
  }

  @Test
  void shouldGiveTheThirdResponseWhenOnlyTheFirstThresholdIsSatisfied() {
    assertThat(Response.of(true, false)).isEqualTo(Response.THIRD);
  }

  @Test
  void shouldNotKnowAScoreThatSatisfiesOnlyTheSecondThreshold() {
    assertThatThrownBy(() -> Response.of(false, true)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseAFirstThresholdAboveTheSecond() {
    assertThatThrownBy(() -> new Thresholds(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the first threshold must not be above the second");
  }

  /** Every order of two thresholds and a score, with distances of 0, 1 and more. */
  @Test
  void shouldFollowTheTableForEveryScoreAndEveryPairOfThresholds() {
    for (int first = -4; first <= 4; first++) {
      for (int second = first; second <= 4; second++) {
        Thresholds thresholds = new Thresholds(first, second);
        for (int score = -6; score <= 6; score++) {
          assertThat(response(thresholds, new EligibilityScore(score)))
              .as("score %d, thresholds %d and %d", score, first, second)
              .isEqualTo(
                  score < first
                      ? Response.SECOND
                      : score < second ? Response.THIRD : Response.FIRST);
        }
      }
    }
  }

  private static Response response(Thresholds thresholds, EligibilityScore score) {
    return Response.of(thresholds.satisfiesFirst(score), thresholds.satisfiesSecond(score));
  }
}
