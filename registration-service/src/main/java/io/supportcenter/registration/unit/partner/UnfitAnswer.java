package io.supportcenter.registration.unit.partner;

/** A partner's answer is not what its contract says. The message names no content. */
final class UnfitAnswer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnfitAnswer(String message) {
    super(message);
  }

  /**
   * @throws UnfitAnswer when there is no value
   */
  static <T> T unless(T value, String what) {
    if (value == null) {
      throw new UnfitAnswer("without " + what);
    }
    return value;
  }

  /** A text of the contract: neither blank nor too long. */
  static String text(String value, String what, int lengthMax) {
    if (value == null || value.isBlank() || value.length() > lengthMax) {
      throw new UnfitAnswer("without a fitting " + what);
    }
    return value.strip();
  }
}
