package io.supportcenter.proactive.session;

import io.smallrye.common.annotation.Blocking;
import io.supportcenter.events.LiveSessionRequested;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.activity.UserId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Back ends ask for live sessions on {@code live-session-requests.v1}. */
@Singleton
class SessionRequestIntake extends Intake {

  private static final String CHANNEL = "live-session-requests";

  private static final int TOPIC_LENGTH_MAX = 300;

  private final SessionOpening opening;

  SessionRequestIntake(Inbox inbox, SessionOpening opening) {
    super(inbox, CHANNEL);
    this.opening = opening;
  }

  @Incoming(CHANNEL)
  @Blocking
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    Map<SessionId, SessionOpening.Request> requests = new LinkedHashMap<>();
    events.stream()
        .flatMap(e -> e.event().stream())
        .map(e -> request((LiveSessionRequested) e))
        .forEach(r -> requests.putIfAbsent(r.id(), r));
    return opening.open(tx, List.copyOf(requests.values()), Instant.now());
  }

  /** A request that is no request is parked: whoever sent it has to mend it. */
  private static SessionOpening.Request request(LiveSessionRequested event) {
    String topic = event.getTopic();
    return new SessionOpening.Request(
        new SessionId(UUID.fromString(event.getRequestId())),
        new UserId(event.getUserId()),
        Optional.ofNullable(event.getAssetId()),
        topic.substring(0, Math.min(topic.length(), TOPIC_LENGTH_MAX)),
        event.getDetails(),
        Set.of());
  }
}
