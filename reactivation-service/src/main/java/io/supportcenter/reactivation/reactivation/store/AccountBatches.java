package io.supportcenter.reactivation.reactivation.store;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.store.AccountRow;
import io.supportcenter.reactivation.account.store.AccountStore;
import io.supportcenter.reactivation.account.store.RegisteredDevices;
import io.supportcenter.reactivation.decision.Decision;
import io.supportcenter.reactivation.decision.DecisionMaker;
import io.supportcenter.reactivation.decision.Evidence;
import io.supportcenter.reactivation.policy.PoliciesInForce;
import io.supportcenter.reactivation.policy.ReactivationPolicy;
import io.supportcenter.reactivation.policy.store.PolicyStore;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Opens batches: the one way to change anything about accounts and reactivations. */
public class AccountBatches {

  private final AccountWaits waits;

  public AccountBatches(AccountWaits waits) {
    this.waits = waits;
  }

  /** For commands, completed calls and timers. */
  public AccountBatch open(Connection tx, Collection<AccountId> accounts) throws SQLException {
    return open(tx, accounts, List.of(), List.of());
  }

  public AccountBatch forRequests(Connection tx, List<ReactivationRequest> requests)
      throws SQLException {
    return open(
        tx, requests.stream().map(ReactivationRequest::account).toList(), requests, List.of());
  }

  /**
   * @param accounts those that were described, and those that were erased
   */
  public AccountBatch forDescriptions(
      Connection tx, List<Account> described, Collection<AccountId> accounts) throws SQLException {
    return open(tx, accounts, List.of(), described);
  }

  private AccountBatch open(
      Connection tx,
      Collection<AccountId> ids,
      List<ReactivationRequest> requests,
      List<Account> described)
      throws SQLException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<AccountRow> accounts = AccountStore.lock(tx, ids);
    List<Reactivation> reactivations = new ArrayList<>(ReactivationStore.open(tx, ids));
    reactivations.addAll(ReactivationStore.ofRequests(tx, requests));
    List<Account> all = new ArrayList<>(described);
    accounts.forEach(row -> row.account().ifPresent(all::add));
    return new AccountBatch(accounts, reactivations, deciding(tx, all, now), now, waits);
  }

  private static Function<Account, Decision> deciding(
      Connection tx, List<Account> accounts, Instant now) throws SQLException {
    Map<UserId, Long> devices =
        RegisteredDevices.count(
            tx, accounts.stream().map(Account::user).collect(Collectors.toSet()));
    PoliciesInForce policies =
        PolicyStore.inForce(
            tx, now, accounts.stream().map(Account::accountSystem).collect(Collectors.toSet()));
    return account -> {
      ReactivationPolicy policy = policies.of(account.accountSystem());
      return DecisionMaker.decide(
          policy,
          Evidence.of(account, devices.getOrDefault(account.user(), 0L), policy.currency(), now));
    };
  }
}
