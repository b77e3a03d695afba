package io.supportcenter.registration.receipt;

/**
 * A sale, or a receipt that takes one back partly ({@link #RETURN}) or completely ({@link #VOID}).
 */
public enum ReceiptKind {
  SALE,
  RETURN,
  VOID
}
