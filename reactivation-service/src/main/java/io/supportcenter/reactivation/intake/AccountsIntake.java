package io.supportcenter.reactivation.intake;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.supportcenter.events.AccountState;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.AccountMapper;
import io.supportcenter.reactivation.progress.AccountBook;
import io.supportcenter.reactivation.progress.AccountBooks;
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

  private final AccountBooks books;

  AccountsIntake(Inbox inbox, AccountBooks books) {
    super(inbox, CHANNEL);
    this.books = books;
  }

  @Incoming(CHANNEL)
  @Blocking
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  /**
   * @param account empty when it was erased
   */
  private record Described(AccountId id, Optional<Account> account, InboundEvent event) {}

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    List<Described> described = events.stream().map(AccountsIntake::described).toList();
    AccountBook book =
        books.forDescriptions(
            tx,
            described.stream().flatMap(d -> d.account().stream()).toList(),
            described.stream().map(Described::id).toList());
    for (Described d : described) {
      book.causedBy(d.event().traceParent());
      d.account().ifPresentOrElse(book::describe, () -> book.erase(d.id()));
    }
    return book.close(tx);
  }

  private static Described described(InboundEvent event) {
    if (event.event().isEmpty()) {
      return new Described(new AccountId(event.key()), Optional.empty(), event);
    }
    if (event.event().get() instanceof AccountState state) {
      Account account = AccountMapper.fromEvent(state);
      return new Described(account.id(), Optional.of(account), event);
    }
    throw new IllegalArgumentException(
        event.event().get().getSchema().getFullName() + " is no description of an account");
  }
}
