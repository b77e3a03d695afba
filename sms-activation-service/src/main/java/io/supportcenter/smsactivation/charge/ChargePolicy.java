package io.supportcenter.smsactivation.charge;

import io.supportcenter.kit.values.Money;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountState;
import io.supportcenter.smsactivation.charge.ChargeDecision.Await;
import io.supportcenter.smsactivation.charge.ChargeDecision.Deny;
import io.supportcenter.smsactivation.charge.ChargeDecision.Post;
import io.supportcenter.smsactivation.ledger.JournalEntry;
import io.supportcenter.smsactivation.ledger.LedgerAccount;
import io.supportcenter.smsactivation.ledger.Posting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides on a charge: blacklist, funds and what is posted, in one. Only an account that its pass
 * code took off the blacklist is charged. A pure function of the account as it is locked.
 */
public final class ChargePolicy {

  private ChargePolicy() {}

  /**
   * @param account the one whose identifier the request names
   * @param entryId for the journal entry, should there be one
   */
  public static ChargeDecision decide(
      Charge charge, Optional<Account> account, DeviceReading device, UUID entryId, Instant now) {
    if (!charge.request().isComplete()) {
      return new Deny(DenialReason.INVALID_REQUEST);
    }
    Optional<Money> amount = charge.request().amount().money().filter(Money::isPositive);
    if (amount.isEmpty()) {
      return new Deny(DenialReason.INVALID_AMOUNT);
    }
    if (account.isEmpty()) {
      return new Deny(DenialReason.UNKNOWN_ACCOUNT);
    }
    return refusal(account.get(), amount.get(), now)
        .<ChargeDecision>map(Deny::new)
        .orElseGet(() -> post(charge, account.get(), amount.get(), device, entryId, now));
  }

  private static Optional<DenialReason> refusal(Account account, Money amount, Instant now) {
    return switch (account.state()) {
      case AccountState.Closed _ -> Optional.of(DenialReason.CLOSED);
      case AccountState.Issued _, AccountState.ReBlacklisted _ ->
          Optional.of(DenialReason.BLACKLISTED);
      case AccountState.Active _ when account.isExpired(now) -> Optional.of(DenialReason.EXPIRED);
      case AccountState.Active _ -> fundsRefusal(account.balance(), amount);
    };
  }

  private static Optional<DenialReason> fundsRefusal(Money balance, Money amount) {
    if (!balance.currency().equals(amount.currency())) {
      return Optional.of(DenialReason.CURRENCY_MISMATCH);
    }
    return amount.compareTo(balance) > 0
        ? Optional.of(DenialReason.INSUFFICIENT_FUNDS)
        : Optional.empty();
  }

  private static ChargeDecision post(
      Charge charge,
      Account account,
      Money amount,
      DeviceReading device,
      UUID entryId,
      Instant now) {
    Account charged = account.withBalance(account.balance().minus(amount));
    JournalEntry entry = entry(charge, account, amount, entryId, now);
    return switch (device) {
      case DeviceReading.NotYetKnown _ -> new Await();
      case DeviceReading.NotRegistered _ -> new Deny(DenialReason.DEVICE_NOT_REGISTERED);
      case DeviceReading.NotNamed _ -> new Post(charged, entry, Optional.empty());
      case DeviceReading.Registered(var known) -> new Post(charged, entry, Optional.of(known));
    };
  }

  private static JournalEntry entry(
      Charge charge, Account account, Money amount, UUID entryId, Instant now) {
    var consumer = new LedgerAccount(LedgerAccount.Kind.CONSUMER, account.id().digits());
    var merchant = new LedgerAccount(LedgerAccount.Kind.MERCHANT, charge.request().merchantId());
    return new JournalEntry(
        entryId,
        JournalEntry.Kind.CHARGE,
        charge.id().toString(),
        now,
        List.of(Posting.debit(consumer, amount), Posting.credit(merchant, amount)));
  }
}
