package io.supportcenter.kit.partner;

import io.supportcenter.kit.values.Text;

/**
 * A partner's answer is not what its contract says. The message names no content. {@link
 * PartnerClient} ends the attempt as in doubt.
 */
public final class UnfitAnswer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnfitAnswer(String message) {
    super(message, null, false, false);
  }

  /** An answer with a status, or a content, that the contract does not have. */
  public static UnfitAnswer outsideContract() {
    return new UnfitAnswer("outside the contract");
  }

  /**
   * The value.
   *
   * @throws UnfitAnswer when it is null
   */
  public static <T> T unless(T value, String what) {
    if (value == null) {
      throw new UnfitAnswer("without " + what);
    }
    return value;
  }

  /**
   * A text of the contract, without spaces around it.
   *
   * @throws UnfitAnswer when it is missing, blank, too long, or has control characters
   */
  public static String text(String value, String what, int lengthMax) {
    if (!Text.isFit(value, lengthMax)) {
      throw new UnfitAnswer("without a fitting " + what);
    }
    return value.strip();
  }
}
