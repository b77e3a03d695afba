package io.supportcenter.smsactivation.account;

import io.supportcenter.smsactivation.code.Iso7064;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a consumer enters to pay: 14 digits, the last one a check digit. Public, unlike the pass
 * code, and drawn at random, so that nobody can guess the next card's.
 */
public record AccountId(String digits) {

  public static final int LENGTH = 14;

  public AccountId {
    if (!isAccountId(digits)) {
      throw new IllegalArgumentException("not an account identifier");
    }
  }

  private static boolean isAccountId(String text) {
    return text.length() == LENGTH && Iso7064.DIGITS.isChecked(text);
  }

  public static AccountId random(RandomGenerator random) {
    return new AccountId(Iso7064.DIGITS.random(random, LENGTH));
  }

  /** As a consumer enters it, with or without spaces and dashes; empty when it is not one. */
  public static Optional<AccountId> entered(String text) {
    String digits = text.replaceAll("[\\s-]", "");
    return isAccountId(digits) ? Optional.of(new AccountId(digits)) : Optional.empty();
  }

  @Override
  public String toString() {
    return digits;
  }
}
