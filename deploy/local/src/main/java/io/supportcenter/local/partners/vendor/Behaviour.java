package io.supportcenter.local.partners.vendor;

/** How a vendor takes requests to change a reservation. */
enum Behaviour {
  OBLIGING,
  /** Has nothing to offer. */
  WITHOUT_OFFERS,
  /** Offers, then rejects. */
  REJECTS,
  /** Asks another price for the first change than it offered. */
  RAISES_PRICE,
  /** Has nothing left when the first change arrives. */
  SOLD_OUT,
  /** Confirms a start half an hour later than it offered. */
  CONFIRMS_LATER,
  /** Lets its customers keep the booking, and come when they can. */
  OPEN_TICKET
}
