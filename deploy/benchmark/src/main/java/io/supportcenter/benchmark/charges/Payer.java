package io.supportcenter.benchmark.charges;

/** Charges one payment after the other, on a connection of its own. */
interface Payer extends AutoCloseable {

  /** Returns when the charge is made, else throws. */
  void pay(Payment payment) throws Exception;
}
