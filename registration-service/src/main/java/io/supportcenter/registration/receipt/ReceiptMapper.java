package io.supportcenter.registration.receipt;

import io.supportcenter.events.ReceiptReceived;

/** Reads a receipt event, naming all that is wrong with it. */
public final class ReceiptMapper {
  public ReceiptResult read(ReceiptReceived event) {
    throw new UnsupportedOperationException();
  }
}
