package io.supportcenter.proactive.session.intake;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.inbox.Refusal;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.session.SessionId;
import io.supportcenter.proactive.session.SessionRequest;
import io.supportcenter.proactive.session.events.SessionEventMapper;
import io.supportcenter.proactive.session.store.SessionOpener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Requests of back ends for live sessions, from {@code live-session-requests.v1}. */
@Singleton
class SessionRequestIntake extends Intake {

  private static final String CHANNEL = "live-session-requests";

  private final SessionOpener opener;

  SessionRequestIntake(Inbox inbox, SessionOpener opener) {
    super(inbox, CHANNEL);
    this.opener = opener;
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Optional<Refusal> refusal(InboundEvent event) {
    return refusalBy(() -> event.event().ifPresent(SessionEventMapper::request));
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    Map<SessionId, SessionRequest> requests = new LinkedHashMap<>();
    events.stream()
        .flatMap(e -> e.event().stream())
        .map(SessionEventMapper::request)
        .forEach(r -> requests.putIfAbsent(r.id(), r));
    return opener.open(tx, List.copyOf(requests.values()), Instant.now());
  }
}
