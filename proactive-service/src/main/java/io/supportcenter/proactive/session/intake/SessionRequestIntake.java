package io.supportcenter.proactive.session.intake;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.inbox.Refusal;
import io.supportcenter.kit.inbox.Refused;
import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.SessionId;
import io.supportcenter.proactive.session.SessionRequest;
import io.supportcenter.proactive.session.events.SessionEventMapper;
import io.supportcenter.proactive.session.store.SessionOpener;
import io.supportcenter.proactive.session.store.SessionStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
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
    SpecificRecord request = event.event().orElseThrow();
    return refusalBy(() -> SessionEventMapper.request(request))
        .map(refusal -> refusal.withId(SessionEventMapper.requestId(request)));
  }

  /** A request again changes nothing; one for something else under its id is refused. */
  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    Map<InboundEvent, SessionRequest> requests = new LinkedHashMap<>();
    Map<SessionId, SessionRequest> first = new LinkedHashMap<>();
    for (InboundEvent event : events) {
      SessionRequest request = SessionEventMapper.request(event.event().orElseThrow());
      requests.put(event, request);
      first.putIfAbsent(request.id(), request);
    }
    Effects opened = opener.open(tx, List.copyOf(first.values()), Instant.now());
    Map<SessionId, LiveSession> sessions = SessionStore.find(tx, first.keySet());
    refuse(
        tx,
        requests.entrySet().stream()
            .filter(asked -> !asked.getValue().ledTo(sessions.get(asked.getValue().id())))
            .map(asked -> new Refused(asked.getKey(), idReused(asked.getValue().id())))
            .toList());
    return opened;
  }

  private static Refusal idReused(SessionId id) {
    return Refusal.of(
            List.of(
                Refusal.Problem.of(
                    CommonRefusal.ID_REUSED,
                    "requestId",
                    "another live session was requested with this id")))
        .withId(id.toString());
  }
}
