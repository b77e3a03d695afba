package io.supportcenter.smsactivation.merchant;

import java.time.Duration;

/**
 * When a merchant that tries accounts which do not exist is locked out.
 *
 * @param window how long an unknown account counts
 * @param count of unknown accounts, with the last of which the merchant is locked out
 * @param lock for how long
 */
public record ProbeLimit(Duration window, long count, Duration lock) {

  /**
   * @throws IllegalArgumentException when one of them is not positive
   */
  public ProbeLimit {
    if (!window.isPositive() || count < 1 || !lock.isPositive()) {
      throw new IllegalArgumentException("a lock-out of merchants needs positive settings");
    }
  }
}
