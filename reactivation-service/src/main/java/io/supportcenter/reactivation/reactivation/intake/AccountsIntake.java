package io.supportcenter.reactivation.reactivation.intake;

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
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    List<Described> described = events.stream().map(AccountsIntake::described).toList();
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
