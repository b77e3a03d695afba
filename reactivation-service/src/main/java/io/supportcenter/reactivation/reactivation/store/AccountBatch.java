package io.supportcenter.reactivation.reactivation.store;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.erasure.ErasedUsers;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.Referral;
import io.supportcenter.reactivation.account.store.AccountRow;
import io.supportcenter.reactivation.account.store.AccountStore;
import io.supportcenter.reactivation.decision.Decision;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import io.supportcenter.reactivation.reactivation.ReactivationRequest;
import io.supportcenter.reactivation.reactivation.ReactivationState;
import io.supportcenter.reactivation.reactivation.ReactivationStep;
import io.supportcenter.reactivation.reactivation.Situation;
import io.supportcenter.reactivation.reactivation.events.ReactivationEventMapper;
import io.supportcenter.reactivation.reactivation.events.ReferralMapper;
import io.supportcenter.reactivation.reactivation.store.DecisionStore.Numbered;
import io.supportcenter.schemas.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * The accounts that one transaction is about, locked, with the reactivations that are open on them.
 * Changes are folded in memory, and written set-based by {@link #close}. Not thread-safe.
 */
public final class AccountBatch {

  private final Map<AccountId, AccountRow> accounts;
  private final Map<ReactivationId, Reactivation> reactivations;
  private final Function<Account, Decision> decide;
  private final Instant now;
  private final AccountWaits waits;
  private final Map<AccountId, AccountRow> changedAccounts = new LinkedHashMap<>();
  private final Map<ReactivationId, Reactivation> changed = new LinkedHashMap<>();
  private final List<Numbered> decisions = new ArrayList<>();
  private final List<OutboundEvent> events = new ArrayList<>();
  private final List<BackendCall> calls = new ArrayList<>();
  private Optional<String> traceParent = Optional.empty();

  AccountBatch(
      List<AccountRow> accounts,
      List<Reactivation> reactivations,
      Function<Account, Decision> decide,
      Instant now,
      AccountWaits waits) {
    this.accounts = new LinkedHashMap<>();
    accounts.forEach(row -> this.accounts.put(row.id(), row));
    this.reactivations = new LinkedHashMap<>();
    reactivations.forEach(r -> this.reactivations.put(r.id(), r));
    this.decide = decide;
    this.now = now;
    this.waits = waits;
  }

  /** The cause of the steps that follow (W3C trace context). */
  public AccountBatch causedBy(Optional<String> cause) {
    traceParent = cause;
    return this;
  }

  /** The same request again is the same reactivation. */
  public Reactivation receive(ReactivationId id, ReactivationRequest request) {
    Optional<Reactivation> same =
        reactivations.values().stream()
            .filter(r ->
                r.request().account().equals(request.account())
                    && r.request().requestId().equals(request.requestId()))
            .findFirst();
    return same.orElseGet(() -> take(first(id, request)).after());
  }

  private ReactivationStep first(ReactivationId id, ReactivationRequest request) {
    boolean isSecond =
        open(request.account()).stream().anyMatch(r -> r.request().user().equals(request.user()));
    if (isSecond) {
      return Reactivation.refuseSecond(id, request);
    }
    ReactivationStep received = Reactivation.receive(id, request, now, waits.forAccount());
    return row(request.account())
        .account()
        .flatMap(account -> decideOn(received.after(), account))
        .orElse(received);
  }

  /**
   * An account system has described an account. A description that is not newer changes nothing.
   */
  public void describe(Account account, EventVersion version) {
    AccountRow row = row(account.id());
    if (!row.isOlderThan(version)) {
      return;
    }
    save(row.with(account, version));
    for (Reactivation open : open(account.id())) {
      decideOn(open, account)
          .or(() ->
              row.account().flatMap(before -> open.reconsider(before, account, situation(open))))
          .ifPresent(this::take);
    }
  }

  public void erase(AccountId account) {
    save(row(account).erased());
    open(account).forEach(r -> r.accountErased().ifPresent(this::take));
  }

  /** The reactivation, when it is open or one of the batch's requests led to it. */
  public Optional<Reactivation> find(ReactivationId id) {
    return Optional.ofNullable(reactivations.get(id));
  }

  /** What a step of the reactivation may depend on. */
  public Situation situation(Reactivation reactivation) {
    AccountRow row = row(reactivation.request().account());
    return new Situation(now, row.account(), row.isAlreadyReactivated(), row.attempts(), decide);
  }

  /** Takes the step, if there is one and the reactivation is still open. */
  public void move(
      ReactivationId id, BiFunction<Reactivation, Situation, Optional<ReactivationStep>> step) {
    find(id).flatMap(found -> step.apply(found, situation(found))).ifPresent(this::take);
  }

  public ReactivationStep take(ReactivationStep given) {
    ReactivationStep step = referred(given);
    Reactivation after = step.after();
    AccountId account = after.request().account();
    reactivations.put(after.id(), after);
    changed.put(after.id(), after);
    step.decision().ifPresent(d -> decisions.add(new Numbered(after.id(), after.decisions(), d)));
    if (after.state() instanceof ReactivationState.Reactivated) {
      save(row(account).reactivated());
    }
    if (step.isFailedAttempt()) {
      save(row(account).with(row(account).attempts().failed(now)));
    }
    if (step.isNews()) {
      publish(Topics.REACTIVATIONS, account.value(), ReactivationEventMapper.toEvent(step, now));
    }
    step.followUps()
        .forEach(followUp ->
            calls.add(
                FollowUpCalls.of(
                    followUp, after, row(account).account(), now.plus(waits.forAccountSystem()))));
    return step;
  }

  /** A user who is referred to an agent gets a live session, unless one was asked for lately. */
  private ReactivationStep referred(ReactivationStep step) {
    if (!(step.after().state() instanceof ReactivationState.Third third && third.isReferral())) {
      return step;
    }
    AccountRow row = row(step.after().request().account());
    Optional<Referral> recent = row.referral().filter(referral -> referral.isRecent(now));
    if (recent.isEmpty()) {
      save(row.with(new Referral(step.after().id().value(), now)));
      publish(
          Topics.LIVE_SESSION_REQUESTS,
          step.after().request().user().value(),
          ReferralMapper.toEvent(step, row.account().orElseThrow(), now));
    }
    return step.inLiveSession(recent.map(Referral::liveSession).orElse(step.after().id().value()));
  }

  private void publish(String topic, String key, SpecificRecord event) {
    events.add(new OutboundEvent(topic, key, Optional.of(event), traceParent));
  }

  public Instant now() {
    return now;
  }

  /** Writes everything, and returns what is to be published and called. */
  public Effects close(Connection tx) throws SQLException {
    Set<String> users =
        changed.values().stream().map(r -> r.request().user().value()).collect(Collectors.toSet());
    calls.addAll(ErasedUsers.seen(tx, users));
    AccountStore.save(tx, changedAccounts.values());
    ReactivationStore.save(tx, changed.values());
    DecisionStore.add(tx, decisions);
    return new Effects(events, calls);
  }

  private Optional<ReactivationStep> decideOn(Reactivation reactivation, Account account) {
    return reactivation.decideOn(account, situation(reactivation));
  }

  private List<Reactivation> open(AccountId account) {
    return reactivations.values().stream()
        .filter(r -> r.request().account().equals(account) && r.isOpen())
        .toList();
  }

  private AccountRow row(AccountId id) {
    AccountRow row = accounts.get(id);
    if (row == null) {
      throw new IllegalStateException("the account is not locked");
    }
    return row;
  }

  private void save(AccountRow row) {
    accounts.put(row.id(), row);
    changedAccounts.put(row.id(), row);
  }
}
