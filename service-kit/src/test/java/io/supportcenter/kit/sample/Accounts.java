package io.supportcenter.kit.sample;

import io.supportcenter.events.AccountState;
import io.supportcenter.events.AccountStatus;
import io.supportcenter.events.AccountType;
import io.supportcenter.events.Money;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the newest version of what partners describe on topics of their own. */
@Singleton
public class Accounts extends Intake {

  public static final String CHANNEL = "accounts";

  Accounts(Inbox inbox) {
    super(inbox, CHANNEL);
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  public static AccountState state(String partner, String id, long version) {
    return AccountState.newBuilder()
        .setAccountId(id)
        .setVersion(version)
        .setUserId("user-1")
        .setAccountSystemId(partner)
        .setStatus(AccountStatus.ACTIVE)
        .setAccountType(AccountType.PERSONAL)
        .setOpenedAt(Instant.now())
        .setOutstandingBalance(new Money(0L, "EUR"))
        .setOccurredAt(Instant.now())
        .build();
  }

  @Override
  protected Optional<String> partner(SpecificRecord event) {
    return Optional.of(((AccountState) event).getAccountSystemId());
  }

  @Override
  protected Optional<String> owned(InboundEvent event) {
    return Optional.of(event.key());
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    for (InboundEvent event : events) {
      long version = event.event().map(state -> ((AccountState) state).getVersion()).orElse(0L);
      Sql.update(
          tx,
          """
          INSERT INTO tally AS t VALUES (?, ?, 1)
          ON CONFLICT (key) DO UPDATE SET total = excluded.total, version = t.version + 1
          """,
          event.key(),
          version);
    }
    return Effects.NONE;
  }
}
