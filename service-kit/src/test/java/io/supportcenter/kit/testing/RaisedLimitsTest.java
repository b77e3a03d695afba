package io.supportcenter.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.rest.RateClass;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RaisedLimitsTest {

  @Test
  void shouldRaiseTheLimitsOfEveryClass() {
    assertThat(RaisedLimits.CLASSES)
        .containsExactlyElementsOf(
            Arrays.stream(RateClass.values())
                .map(rateClass -> rateClass.name().toLowerCase(Locale.ROOT))
                .toList());
  }
}
