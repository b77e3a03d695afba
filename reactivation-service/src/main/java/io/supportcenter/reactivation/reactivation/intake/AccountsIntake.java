package io.supportcenter.reactivation.reactivation.intake;

import io.supportcenter.kit.erasure.ErasedUsers;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.inbox.Refusal;
import io.supportcenter.kit.inbox.Refused;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.events.AccountMapper;
import io.supportcenter.reactivation.account.events.DescribedAccount;
import io.supportcenter.reactivation.reactivation.store.AccountBatch;
import io.supportcenter.reactivation.reactivation.store.AccountBatches;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Accounts as their account systems describe them. */
@Singleton
class AccountsIntake extends Intake {

  private static final String CHANNEL = "accounts";

  private final AccountBatches batches;

  AccountsIntake(Inbox inbox, AccountBatches batches) {
    super(inbox, CHANNEL);
    this.batches = batches;
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  /**
   * @param account empty when it was erased
   */
  private record Described(AccountId id, Optional<DescribedAccount> account, InboundEvent event) {

    Stream<String> user() {
      return account.stream().map(d -> d.account().user().value());
    }

    /** An account whose user was erased is as good as erased. */
    Described unlessOf(Set<String> erased) {
      return user().anyMatch(erased::contains) ? new Described(id, Optional.empty(), event) : this;
    }

    Optional<Refused> partsRefused() {
      return account
          .map(DescribedAccount::faults)
          .filter(faults -> !faults.isEmpty())
          .map(faults -> Refusal.of(faults.stream().map(Refusal.Problem::of).toList()).ofParts())
          .map(refusal -> new Refused(event, refusal.withId(id.value())));
    }
  }

  @Override
  protected Optional<Refusal> refusal(InboundEvent event) {
    return refusalBy(() -> described(event))
        .map(refusal -> refusal.withId(AccountMapper.accountId(event)));
  }

  @Override
  protected Optional<String> partner(SpecificRecord event) {
    return AccountMapper.accountSystem(event);
  }

  /** Account ids do not say at which system they are. */
  @Override
  protected Optional<String> owned(InboundEvent event) {
    return Optional.of(AccountMapper.accountId(event));
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    List<Described> all = events.stream().map(AccountsIntake::described).toList();
    Set<String> erased = ErasedUsers.among(tx, all.stream().flatMap(Described::user).toList());
    List<Described> described = all.stream().map(d -> d.unlessOf(erased)).toList();
    AccountBatch batch =
        batches.forDescriptions(
            tx,
            described.stream()
                .flatMap(d -> d.account().stream())
                .map(DescribedAccount::account)
                .toList(),
            described.stream().map(Described::id).toList());
    for (Described d : described) {
      batch.causedBy(d.event().traceParent());
      d.account()
          .ifPresentOrElse(
              state -> batch.describe(state.account(), state.version()), () -> batch.erase(d.id()));
    }
    refuse(tx, described.stream().flatMap(d -> d.partsRefused().stream()).toList());
    return batch.close(tx);
  }

  private static Described described(InboundEvent event) {
    Optional<DescribedAccount> account =
        event.event().map(state -> AccountMapper.fromEvent(state, event.timestamp()));
    AccountId id = account.map(a -> a.account().id()).orElseGet(() -> new AccountId(event.key()));
    return new Described(id, account, event);
  }
}
