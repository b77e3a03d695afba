package io.supportcenter.reactivation.reactivation;

import io.supportcenter.reactivation.account.PaymentMethodKind;

/**
 * The payment method by which a user accepts the condition.
 *
 * @param token what the account system's own payment page gave the user's app for it; never the
 *     number of a card or an account
 */
public record PaymentMethod(PaymentMethodKind kind, String token) {
  private static final int LONGEST = 128;

  public PaymentMethod {
    if (!token.matches("[A-Za-z0-9._~-]{8," + LONGEST + "}")) {
      throw new IllegalArgumentException("a token has 8 to 128 letters, digits, or any of . _ ~ -");
    }
    if (token.replaceAll("[._~-]", "").matches("[0-9]{12,19}")) {
      throw new IllegalArgumentException("a token is not the number of a card or an account");
    }
  }

  @Override
  public String toString() {
    return kind.name();
  }
}
