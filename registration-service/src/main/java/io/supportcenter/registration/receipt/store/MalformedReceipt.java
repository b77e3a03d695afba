package io.supportcenter.registration.receipt.store;

/** Not even the receipt's key can be read from an event: it can only be parked. */
final class MalformedReceipt extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedReceipt(String message) {
    super(message);
  }
}
