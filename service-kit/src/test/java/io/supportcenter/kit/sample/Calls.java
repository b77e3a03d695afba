package io.supportcenter.kit.sample;

import io.supportcenter.events.LiveSessionRequested;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.inbox.Refusal;
import io.supportcenter.kit.inbox.Refused;
import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.kit.values.InvalidValue;
import io.supportcenter.kit.values.Text;
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

  public static final String TOPIC = "live-session-requests.v1";

  public static final String NOBODY = "nobody";

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

  /** A request without a topic is refused before it is handled, and one for nobody then. */
  @Override
  protected Optional<Refusal> refusal(InboundEvent event) {
    LiveSessionRequested request = (LiveSessionRequested) event.event().orElseThrow();
    return refusalBy(
            () -> InvalidValue.in("topic", () -> Text.require("a topic", request.getTopic(), 50)))
        .map(refusal -> refusal.withId(request.getRequestId()));
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    refuse(
        tx,
        events.stream()
            .filter(Calls::isForNobody)
            .map(e -> new Refused(e, Refusal.of(CommonRefusal.ID_REUSED, "nobody asks")))
            .toList());
    for (InboundEvent event : events.stream().filter(e -> !isForNobody(e)).toList()) {
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

  private static boolean isForNobody(InboundEvent event) {
    return ((LiveSessionRequested) event.event().orElseThrow()).getUserId().equals(NOBODY);
  }
}
