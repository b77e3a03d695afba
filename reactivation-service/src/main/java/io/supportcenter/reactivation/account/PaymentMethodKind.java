package io.supportcenter.reactivation.account;

/** What an account is paid by. Two methods of one kind do not differ. */
public enum PaymentMethodKind {
  CREDIT_CARD,
  DEBIT_CARD,
  DIRECT_DEBIT,
  BANK_TRANSFER,
  INVOICE,
  WALLET,
  CARRIER_BILLING,
  PREPAID,
  /** One that this build has no name for; so it differs from all those that have one. */
  OTHER
}
