package io.supportcenter.registration.unit.reading;

/** What the retailer's back end says about one unit of a sale. */
public sealed interface RetailerAnswer {
  record Sale(SoldUnit unit) implements RetailerAnswer {}

  /** The retailer knows the sale, but not this line, or fewer units of it. */
  record OtherLines() implements RetailerAnswer {}

  /** The retailer sold another reservation on this line. */
  record OtherReservation(String number) implements RetailerAnswer {}

  /**
   * The sale has not reached the retailer's back end (yet).
   *
   * @param times how often it said so, from 1
   */
  record Unknown(int times) implements RetailerAnswer {}

  /**
   * The retailer did not answer for a long time, or not as its contract says.
   *
   * @param times how often it was asked in vain, from 1
   * @param reason for operators and agents
   */
  record Unanswered(int times, String reason) implements RetailerAnswer {}

  /** The retailer does not want this sale to be supported. */
  record Denied() implements RetailerAnswer {}

  /** The sale was voided or taken back. */
  record Voided() implements RetailerAnswer {}

  /** Whether it will be asked again, or would be if it had not been asked often enough. */
  default boolean mayChange() {
    return this instanceof Unknown || this instanceof Unanswered;
  }
}
