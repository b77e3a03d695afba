package io.supportcenter.reactivation.account;

import static io.supportcenter.reactivation.account.Accounts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaymentAttemptsTest {

  @Test
  void shouldGiveFiveInADayHoweverTheyAreSpread() {
    PaymentAttempts attempts = PaymentAttempts.NONE;
    for (int failed = 1; failed <= 5; failed++) {
      attempts = attempts.failed(NOW.plusSeconds(3600L * failed));
      assertThat(attempts.left(NOW.plusSeconds(3600L * failed))).isEqualTo(5 - failed);
    }

    Instant again = NOW.plusSeconds(3600).plus(PaymentAttempts.PERIOD);
    assertThat(attempts.againAt(NOW.plusSeconds(3600 * 6))).contains(again);
    assertThat(attempts.left(again.minusMillis(1))).isZero();
    assertThat(attempts.left(again)).isEqualTo(1);
    assertThat(attempts.againAt(again)).isEmpty();
  }

  @Test
  void shouldForgetWhatIsOlder() {
    PaymentAttempts attempts = PaymentAttempts.NONE.failed(NOW);

    assertThat(attempts.failed(NOW.plus(PaymentAttempts.PERIOD)).failedAt()).hasSize(1);
  }
}
