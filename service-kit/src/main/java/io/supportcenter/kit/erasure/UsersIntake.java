package io.supportcenter.kit.erasure;

import io.supportcenter.events.UserState;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.values.Uuids;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Learns from {@code users.v1} who is to be erased: from the event, or from the tombstone that
 * follows it, the only one that a compacted topic keeps.
 */
@Singleton
class UsersIntake extends Intake {

  private static final String CHANNEL = "users";

  UsersIntake(Inbox inbox) {
    super(inbox, CHANNEL);
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    Set<String> erased =
        events.stream()
            .filter(UsersIntake::isErasure)
            .map(event -> Uuids.canonical(event.key()))
            .collect(Collectors.toSet());
    return new Effects(
        List.of(),
        ErasedUsers.add(tx, erased).stream().map(user -> ErasureTimer.at(null, user)).toList());
  }

  private static boolean isErasure(InboundEvent event) {
    return event.event().map(e -> e instanceof UserState user && user.getErased()).orElse(true);
  }
}
