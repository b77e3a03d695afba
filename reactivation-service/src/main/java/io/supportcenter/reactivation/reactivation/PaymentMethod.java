package io.supportcenter.reactivation.reactivation;

import io.supportcenter.reactivation.account.PaymentMethodKind;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The payment method by which a user accepts the condition.
 *
 * @param token names it at the account system, whose own payment page issued it to the user's app;
 *     never the number of a card or an account
 */
public record PaymentMethod(PaymentMethodKind kind, String token) {
  /**
   * Longest token that is read; real ones, encrypted by a payment page, may have a thousand
   * characters.
   */
  public static final int TOKEN_LENGTH_MAX = 2048;

  private static final Pattern TOKEN = Pattern.compile("[!-~]{8," + TOKEN_LENGTH_MAX + "}");
  private static final Pattern SEPARATORS = Pattern.compile("[ ._~-]");
  private static final Pattern CARD = Pattern.compile("[0-9]{12,19}");
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

  public PaymentMethod {
    String bare = SEPARATORS.matcher(token).replaceAll("");
    if (isCard(bare) || isAccount(bare.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException("a token is not the number of a card or an account");
    }
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "a token has 8 to " + TOKEN_LENGTH_MAX + " visible ASCII characters");
    }
  }

  /** By its check digit (ISO/IEC 7812-1, Luhn): tokens of digits are made so that it is wrong. */
  private static boolean isCard(String text) {
    if (!CARD.matcher(text).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(text.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  /** By its check digits (ISO 13616, IBAN). */
  private static boolean isAccount(String text) {
    if (!IBAN.matcher(text).matches()) {
      return false;
    }
    int remainder = 0;
    for (char c : (text.substring(4) + text.substring(0, 4)).toCharArray()) {
      int value = Character.digit(c, 36);
      remainder = (value > 9 ? 100 * remainder + value : 10 * remainder + value) % 97;
    }
    return remainder == 1;
  }

  @Override
  public String toString() {
    return kind.name();
  }
}
