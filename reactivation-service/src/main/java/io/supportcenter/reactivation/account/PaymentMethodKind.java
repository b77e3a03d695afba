package io.supportcenter.reactivation.account;

/** What an account is paid with. Two methods of one kind do not differ. */
public enum PaymentMethodKind {
  CREDIT_CARD,
  DEBIT_CARD,
  DIRECT_DEBIT,
  BANK_TRANSFER,
  INVOICE,
  WALLET,
  CARRIER_BILLING,
  PREPAID,
  /** A kind that this build does not know; it differs from all that it knows. */
  OTHER
}
