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
import io.supportcenter.smsactivation.merchant.Merchant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides on a charge: blacklist, funds, limits and what is posted, in one. Only an account that
 * its pass code took off the blacklist is charged. A pure function of the account and the merchant
 * as they are locked.
 */
public final class ChargePolicy {

  private ChargePolicy() {}

  /**
   * What a charge is decided on, besides the account.
   *
   * @param merchant who charges
   * @param entryId for the journal entry, should there be one
   */
  public record DecisionContext(
      Merchant merchant, ChargeLimits limits, DeviceReading device, UUID entryId, Instant now) {}

  /**
   * @param account the one whose identifier the request names
   */
  public static ChargeDecision decide(
      Charge charge, Optional<Account> account, DecisionContext context) {
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
    return refusal(account.get(), amount.get(), context)
        .<ChargeDecision>map(Deny::new)
        .orElseGet(() -> post(charge, account.get(), amount.get(), context));
  }

  private static Optional<DenialReason> refusal(
      Account account, Money amount, DecisionContext context) {
    return switch (account.state()) {
      case AccountState.Closed _ -> Optional.of(DenialReason.CLOSED);
      case AccountState.Issued _, AccountState.ReBlacklisted _ ->
          Optional.of(DenialReason.BLACKLISTED);
      case AccountState.Active _ when account.isExpired(context.now()) ->
          Optional.of(DenialReason.EXPIRED);
      case AccountState.Active _ ->
          fundsRefusal(account.balance(), amount).or(() -> limit(account, amount, context));
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

  private static Optional<DenialReason> limit(
      Account account, Money amount, DecisionContext context) {
    return context
        .limits()
        .account()
        .excess(account.charged(), amount, context.now())
        .or(() ->
            context
                .limits()
                .merchant()
                .excess(context.merchant().chargedIn(amount), amount, context.now()))
        .map(excess ->
            switch (excess) {
              case AMOUNT -> DenialReason.LIMIT_AMOUNT;
              case COUNT -> DenialReason.LIMIT_COUNT;
            });
  }

  private static ChargeDecision post(
      Charge charge, Account account, Money amount, DecisionContext context) {
    return switch (context.device()) {
      case DeviceReading.NotYetKnown _ -> new Await();
      case DeviceReading.NotRegistered _ -> new Deny(DenialReason.DEVICE_NOT_REGISTERED);
      case DeviceReading.NotNamed _, DeviceReading.Registered _ ->
          new Post(
              account.charged(amount, context.limits().account().window(), context.now()),
              context
                  .merchant()
                  .charged(amount, context.limits().merchant().window(), context.now()),
              entry(charge, account, amount, context.entryId(), context.now()));
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
