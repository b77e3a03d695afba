package io.supportcenter.reactivation.progress;

import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.UserId;
import io.supportcenter.reactivation.decision.Decision;
import io.supportcenter.reactivation.decision.DecisionMaker;
import io.supportcenter.reactivation.decision.Evidence;
import io.supportcenter.reactivation.policies.PolicyStore;
import io.supportcenter.reactivation.policy.ReactivationPolicy;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens account books: the one way to change anything about accounts and reactivations. */
@ApplicationScoped
public class AccountBooks {

  private final Duration patience;
  private final Clock clock = Clock.systemUTC();

  AccountBooks(@ConfigProperty(name = "reactivation.account-patience") Duration patience) {
    this.patience = patience;
  }

  /** For answers and times that have come. */
  public AccountBook open(Connection tx, Collection<AccountId> accounts) throws SQLException {
    return open(tx, accounts, List.of(), List.of());
  }

  public AccountBook forRequests(Connection tx, List<ReactivationRequest> requests)
      throws SQLException {
    return open(
        tx, requests.stream().map(ReactivationRequest::account).toList(), requests, List.of());
  }

  /**
   * @param accounts those that were described, and those that were erased
   */
  public AccountBook forDescriptions(
      Connection tx, List<Account> described, Collection<AccountId> accounts) throws SQLException {
    return open(tx, accounts, List.of(), described.stream().map(Account::user).toList());
  }

  private AccountBook open(
      Connection tx,
      Collection<AccountId> ids,
      List<ReactivationRequest> requests,
      List<UserId> users)
      throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<AccountRow> accounts = AccountStore.lock(tx, ids);
    List<Reactivation> reactivations = new ArrayList<>(ReactivationStore.open(tx, ids));
    reactivations.addAll(ReactivationStore.ofRequests(tx, requests));
    Set<UserId> all = new HashSet<>(users);
    accounts.forEach(row -> row.account().map(Account::user).ifPresent(all::add));
    RegisteredDevices devices = RegisteredDevices.of(tx, all);
    return new AccountBook(accounts, reactivations, deciding(tx, devices, now), now, patience);
  }

  private static Function<Account, Decision> deciding(
      Connection tx, RegisteredDevices devices, Instant now) throws SQLException {
    ReactivationPolicy policy = PolicyStore.inForce(tx, now);
    return account ->
        DecisionMaker.decide(
            policy, Evidence.of(account, devices.count(account.user()), policy.currency(), now));
  }
}
