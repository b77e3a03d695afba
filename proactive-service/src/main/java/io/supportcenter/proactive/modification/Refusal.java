package io.supportcenter.proactive.modification;

/** Why a vendor did not do what was asked of it. */
public enum Refusal {
  REJECTED,
  PRICE_CHANGED,
  SOLD_OUT,
  OFFER_EXPIRED,
  RESERVATION_CHANGED,
  RESERVATION_UNKNOWN;

  /** Whether the vendor may offer something else when it is asked again. */
  public boolean mayQuoteAgain() {
    return switch (this) {
      case PRICE_CHANGED, SOLD_OUT, OFFER_EXPIRED, RESERVATION_CHANGED -> true;
      case REJECTED, RESERVATION_UNKNOWN -> false;
    };
  }
}
