package io.supportcenter.reactivation.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScorecardTest {

  @Test
  void shouldNameTheWeightiestReasonsFirstAndAtMostFour() {
    Random random = new Random(7);
    for (int round = 0; round < 1_000; round++) {
      List<Comparison> comparisons = comparisons(random);

      List<PrincipalReason> reasons = Scorecard.principalReasons(comparisons);

      List<Comparison> against = new ArrayList<>(comparisons);
      against.removeIf(c -> c.points() >= c.baselinePoints());
      against.sort(Comparator.comparingInt(c -> c.points() - c.baselinePoints()));
      assertThat(reasons)
          .isEqualTo(against.stream().limit(4).map(c -> c.reason().orElseThrow()).toList());
    }
  }

  private static List<Comparison> comparisons(Random random) {
    return Arrays.stream(AttributeName.values())
        .map(name ->
            new Comparison(
                name,
                new AttributeValue.Missing(),
                random.nextInt(-3, 4),
                random.nextInt(-3, 4),
                Optional.of(reason(name))))
        .toList();
  }

  private static PrincipalReason reason(AttributeName name) {
    return Arrays.stream(PrincipalReason.values())
        .filter(r -> r.attribute() == name)
        .findFirst()
        .orElseThrow();
  }
}
