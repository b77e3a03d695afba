package io.supportcenter.smsactivation.charge;

import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.ledger.JournalEntry;
import io.supportcenter.smsactivation.merchant.Merchant;

/** The decision on a charge. */
public sealed interface ChargeDecision {

  /**
   * @param charged the account with what is left
   * @param payee the merchant after the charge
   * @param entry to be posted in the same transaction
   */
  record Post(Account charged, Merchant payee, JournalEntry entry) implements ChargeDecision {}

  record Deny(DenialReason reason) implements ChargeDecision {}

  /** Until more is known about the device. */
  record Await() implements ChargeDecision {}
}
