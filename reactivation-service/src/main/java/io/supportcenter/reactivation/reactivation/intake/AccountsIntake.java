package io.supportcenter.reactivation.reactivation.intake;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.inbox.Refusal;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.events.AccountMapper;
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
  private record Described(AccountId id, Optional<Account> account, InboundEvent event) {}

  @Override
  protected Optional<Refusal> refusal(InboundEvent event) {
    return refusalBy(() -> described(event));
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    List<Described> described = events.stream().map(AccountsIntake::described).toList();
    AccountBatch batch =
        batches.forDescriptions(
            tx,
            described.stream().flatMap(d -> d.account().stream()).toList(),
            described.stream().map(Described::id).toList());
    for (Described d : described) {
      batch.causedBy(d.event().traceParent());
      d.account().ifPresentOrElse(batch::describe, () -> batch.erase(d.id()));
    }
    return batch.close(tx);
  }

  private static Described described(InboundEvent event) {
    Optional<Account> account = event.event().map(AccountMapper::fromEvent);
    AccountId id = account.map(Account::id).orElseGet(() -> new AccountId(event.key()));
    return new Described(id, account, event);
  }
}
