package io.supportcenter.proactive.trip.intake;

import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.message.store.CustomerLocks;
import io.supportcenter.proactive.trip.events.ErasedUserMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Deletes what is known of erased users: trip, inbox, live sessions and their transcripts. */
@Singleton
class UserIntake extends Intake {

  private static final String CHANNEL = "users";

  /** Deliveries are deleted with their messages, transcripts with their sessions. */
  private static final List<String> TABLES =
      List.of("relation", "modification", "activity", "message", "live_session", "customer");

  UserIntake(Inbox inbox) {
    super(inbox, CHANNEL);
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    Set<UserId> erased =
        events.stream()
            .flatMap(e -> e.event().stream())
            .flatMap(e -> ErasedUserMapper.erased(e).stream())
            .collect(Collectors.toSet());
    CustomerLocks.lock(tx, erased);
    for (String table : TABLES) {
      SetSql.update(
          tx, "DELETE FROM " + table + " WHERE user_id = ANY (?)", erased, text(UserId::value));
    }
    return Effects.NONE;
  }
}
