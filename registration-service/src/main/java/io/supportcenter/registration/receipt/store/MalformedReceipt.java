package io.supportcenter.registration.receipt.store;

/** An event from which not even the receipt's key can be told: it can only be parked. */
final class MalformedReceipt extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedReceipt(String message) {
    super(message);
  }
}
