package io.supportcenter.proactive.erasure;

import static io.supportcenter.kit.db.Column.text;

import io.smallrye.common.annotation.Blocking;
import io.supportcenter.events.UserState;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.activity.UserId;
import io.supportcenter.proactive.message.CustomerLocks;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Forgets users who are erased: trip, inbox, live sessions and what was said in them. */
@Singleton
class UserIntake extends Intake {

  private static final String CHANNEL = "users";

  /** Deliveries go with their messages, transcripts with their sessions. */
  private static final List<String> ERASE =
      List.of(
          "DELETE FROM relation WHERE user_id = ANY (?)",
          "DELETE FROM modification WHERE user_id = ANY (?)",
          "DELETE FROM activity WHERE user_id = ANY (?)",
          "DELETE FROM message WHERE user_id = ANY (?)",
          "DELETE FROM live_session WHERE user_id = ANY (?)",
          "DELETE FROM customer WHERE user_id = ANY (?)");

  UserIntake(Inbox inbox) {
    super(inbox, CHANNEL);
  }

  @Incoming(CHANNEL)
  @Blocking
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    Set<UserId> erased =
        events.stream()
            .flatMap(e -> e.event().stream())
            .map(UserState.class::cast)
            .filter(UserState::getErased)
            .map(u -> new UserId(u.getUserId()))
            .collect(Collectors.toSet());
    if (!erased.isEmpty()) {
      CustomerLocks.lock(tx, erased);
      for (String statement : ERASE) {
        SetSql.update(tx, statement, erased, text(UserId::value));
      }
    }
    return Effects.NONE;
  }
}
