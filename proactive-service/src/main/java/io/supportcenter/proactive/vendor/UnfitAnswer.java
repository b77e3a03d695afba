package io.supportcenter.proactive.vendor;

/** An answer of a vendor's back end that is not what the contract says. */
public final class UnfitAnswer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnfitAnswer(String message) {
    super(message);
  }
}
