package io.supportcenter.kit.sample;

import io.supportcenter.events.LiveSessionRequested;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Counts the requests of each key on a topic that others write to. One without a key is wrong. */
@Singleton
public class Calls extends Intake {

  public static final String TOPIC = "live-session-requests.v1.kit";

  private static final String CHANNEL = "calls";

  Calls(Inbox inbox) {
    super(inbox, CHANNEL);
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  public static LiveSessionRequested request(String userId) {
    return LiveSessionRequested.newBuilder()
        .setRequestId(UUID.randomUUID().toString())
        .setUserId(userId)
        .setRequestedBy("kit")
        .setTopic("help")
        .setOccurredAt(Instant.now())
        .build();
  }

  @Override
  protected Optional<String> refusal(InboundEvent event) {
    return event.event().isEmpty() ? Optional.of("nothing is requested") : Optional.empty();
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    for (InboundEvent event : events) {
      try (PreparedStatement statement =
          tx.prepareStatement(
              """
              INSERT INTO tally AS t VALUES (?, 1, 1)
              ON CONFLICT (key) DO UPDATE SET total = t.total + 1, version = t.version + 1
              """)) {
        statement.setString(1, event.key());
        statement.executeUpdate();
      }
    }
    return Effects.NONE;
  }
}
