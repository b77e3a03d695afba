package io.supportcenter.reactivation.accountsystem;

/** An account system's answer is not what its contract says. The message names no content. */
final class UnfitAnswer extends Exception {

  private static final long serialVersionUID = 1L;

  UnfitAnswer(String message) {
    super(message);
  }
}
