package io.supportcenter.smsactivation.issue.store;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.values.KeyedHasher;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountId;
import io.supportcenter.smsactivation.account.AccountState;
import io.supportcenter.smsactivation.account.events.AccountEventMapper;
import io.supportcenter.smsactivation.account.store.AccountStore;
import io.supportcenter.smsactivation.account.store.AccountStore.NewAccount;
import io.supportcenter.smsactivation.issue.Batch;
import io.supportcenter.smsactivation.issue.BatchState;
import io.supportcenter.smsactivation.issue.Card;
import io.supportcenter.smsactivation.ledger.store.LedgerStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the cards of a batch and their accounts, blacklisted and worth their value. The pass codes
 * exist only in the answer.
 */
@ApplicationScoped
public class CardIssue {

  private final KeyedHasher hasher;
  private final SecureRandom random = new SecureRandom();

  CardIssue(KeyedHasher hasher) {
    this.hasher = hasher;
  }

  /** The cards, and the events about their accounts. */
  public record Issued(List<Card> cards, Effects effects) {}

  /**
   * @param batch locked
   * @param state as it was ordered
   */
  public Issued issue(Connection tx, Batch batch, BatchState.Ordered state) throws SQLException {
    Instant now = Instant.now();
    Map<Card, NewAccount> issued = draw(tx, batch);
    AccountStore.insert(tx, issued.values());
    List<Card> cards = List.copyOf(issued.keySet());
    LedgerStore.post(tx, List.of(batch.journalEntry(Ids.next(), cards, now)));
    BatchStore.saveHandOut(tx, batch.terms().batchId(), state.handOut(now));
    return new Issued(
        cards,
        Effects.of(
            issued.values().stream()
                .map(added -> AccountEventMapper.issued(added.account(), now))
                .toList()));
  }

  /**
   * Closes the accounts of a sheet, none of which was activated, and reverses what was posted.
   *
   * @param batch locked
   * @param accounts all of the batch, locked
   */
  public static Effects voidSheet(
      Connection tx, Batch batch, List<Account> accounts, BatchState.Voided state)
      throws SQLException {
    Instant at = state.at();
    List<Account> closed =
        accounts.stream()
            .filter(account -> !(account.state() instanceof AccountState.Closed))
            .map(CardIssue::voided)
            .toList();
    AccountStore.saveStates(tx, closed);
    AccountStore.saveBalances(tx, closed);
    LedgerStore.reverse(
        tx,
        Stream.concat(
                Stream.of(batch.terms().batchId().toString()),
                accounts.stream()
                    .filter(account -> !account.balance().isPositive())
                    .map(account -> account.id().digits()))
            .toList(),
        at);
    BatchStore.saveVoid(tx, batch.terms().batchId(), state);
    return Effects.of(
        closed.stream()
            .map(account -> AccountEventMapper.changed(account, Optional.empty(), at))
            .toList());
  }

  private static Account voided(Account account) {
    return account
        .become(new AccountState.Closed(account.state().activation()))
        .withBalance(account.balance().minus(account.balance()));
  }

  /** Draws until no other account has one of the identifiers or pass codes. */
  private Map<Card, NewAccount> draw(Connection tx, Batch batch) throws SQLException {
    Map<Card, NewAccount> drawn = new LinkedHashMap<>();
    while (drawn.size() < batch.count()) {
      Map<AccountId, Card> more = new LinkedHashMap<>();
      while (drawn.size() + more.size() < batch.count()) {
        Card card = Card.random(batch.terms().shortCode(), random);
        more.put(card.accountId(), card);
      }
      more.values().forEach(card -> drawn.put(card, account(batch, card)));
      List<AccountId> taken = AccountStore.taken(tx, new ArrayList<>(drawn.values()));
      drawn.keySet().removeIf(card -> taken.contains(card.accountId()));
    }
    return drawn;
  }

  private NewAccount account(Batch batch, Card card) {
    return new NewAccount(
        Account.issued(card.accountId(), batch.terms()), card.passCode().toStore(hasher));
  }
}
