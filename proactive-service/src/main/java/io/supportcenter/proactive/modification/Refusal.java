package io.supportcenter.proactive.modification;

/** Why what was asked of a vendor is not done. */
public enum Refusal {
  REJECTED,
  PRICE_CHANGED,
  SOLD_OUT,
  OFFER_EXPIRED,
  RESERVATION_CHANGED,
  RESERVATION_UNKNOWN,
  /** It never said; it may have done it. */
  NO_ANSWER;

  /** Whether the vendor may offer something else when it is asked again. */
  public boolean mayQuoteAgain() {
    return switch (this) {
      case PRICE_CHANGED, SOLD_OUT, OFFER_EXPIRED, RESERVATION_CHANGED -> true;
      case REJECTED, RESERVATION_UNKNOWN, NO_ANSWER -> false;
    };
  }
}
