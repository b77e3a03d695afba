package io.supportcenter.reactivation.reactivation;

import io.supportcenter.reactivation.account.PaymentMethodKind;

/**
 * The payment method by which a user accepts the condition.
 *
 * @param token names it at the account system, whose own payment page issued it to the user's app;
 *     never the number of a card or an account
 */
public record PaymentMethod(PaymentMethodKind kind, String token) {
  private static final String TOKEN = "[A-Za-z0-9._~-]{8,128}";

  public PaymentMethod {
    if (!token.matches(TOKEN)) {
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
