package io.supportcenter.smsactivation.merchant;

import io.supportcenter.kit.values.Money;
import io.supportcenter.smsactivation.limit.RollingSum;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of a merchant.
 *
 * @param charged by currency
 * @param probes of accounts that do not exist, although their identifiers are well-formed: people
 *     who mistype do not hit those
 * @param lockedUntil for its probes
 */
public record Merchant(
    String id, Map<String, RollingSum> charged, RollingSum probes, Optional<Instant> lockedUntil) {

  public Merchant {
    charged = Map.copyOf(charged);
  }

  public static Merchant unknown(String id) {
    return new Merchant(id, Map.of(), RollingSum.NONE, Optional.empty());
  }

  /** In the currency of the payment. */
  public RollingSum chargedIn(Money payment) {
    return charged.getOrDefault(payment.currencyCode(), RollingSum.NONE);
  }

  /**
   * After one more charge.
   *
   * @param window how long it counts
   */
  public Merchant charged(Money amount, Duration window, Instant now) {
    Map<String, RollingSum> after = new HashMap<>(charged);
    after.put(amount.currencyCode(), chargedIn(amount).plus(window, now, amount.amountMinor()));
    return new Merchant(id, after, probes, lockedUntil);
  }

  public boolean isLocked(Instant now) {
    return lockedUntil.filter(now::isBefore).isPresent();
  }

  /** After one more unknown account. */
  public Merchant probed(ProbeLimit limit, Instant now) {
    RollingSum after = probes.plus(limit.window(), now, 0);
    boolean isTooOften = after.within(limit.window(), now).count() >= limit.count();
    return new Merchant(
        id, charged, after, isTooOften ? Optional.of(now.plus(limit.lock())) : lockedUntil);
  }
}
