package io.supportcenter.registration.receipt;

/** A sale, or what takes one back in part ({@link #RETURN}) or as a whole ({@link #VOID}). */
public enum ReceiptKind {
  SALE,
  RETURN,
  VOID
}
