package io.supportcenter.smsactivation.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.smsactivation.budget.Budgets.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpendingTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @ParameterizedTest
  @EnumSource(Scope.class)
  void shouldBeOutWithTheLastOfEachScopeUntilItsTimeIsOver(Scope scope) {
    Map<Scope, Long> most =
        Arrays.stream(Scope.values())
            .collect(Collectors.toMap(Function.identity(), s -> s == scope ? 3L : 1000L));
    Spending spending = new Spending(new Budgets(Duration.ofHours(1), most, 6), Map.of());
    List<Key> keys = Arrays.stream(Scope.values()).map(s -> new Key(s, "one")).toList();

    for (int n = 1; n <= 3; n++) {
      assertThat(spending.isOut(keys, NOW)).isFalse();
      spending.spend(keys, NOW);
    }
    assertThat(spending.isOut(keys, NOW)).isTrue();
    assertThat(spending.isOut(List.of(new Key(scope, "another")), NOW)).isFalse();
    assertThat(spending.isOut(keys, NOW.plus(Duration.ofHours(1)))).isTrue();
    assertThat(spending.isOut(keys, NOW.plus(Duration.ofMinutes(63)))).isFalse();

    Spending later = new Spending(new Budgets(Duration.ofHours(1), most, 6), spending.changed());
    assertThat(later.isOut(keys, NOW)).isTrue();
    assertThat(later.changed()).isEmpty();
  }
}
