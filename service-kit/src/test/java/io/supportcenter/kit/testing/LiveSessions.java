package io.supportcenter.kit.testing;

import io.supportcenter.events.LiveSessionEnded;
import io.supportcenter.events.LiveSessionOutcome;
import io.supportcenter.events.LiveSessionStarted;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Live sessions as their owner publishes them. */
public record LiveSessions(KafkaProbe kafka) {

  public static LiveSessions on(KafkaProbe kafka) {
    return new LiveSessions(kafka);
  }

  /** Agent and user talk from now on; the session's id. */
  public String start(String agent, String user) {
    String session = UUID.randomUUID().toString();
    publish(session, started(session, 2, agent, user, Instant.now()));
    return session;
  }

  public void end(String session, String agent, String user) {
    publish(
        session,
        LiveSessionEnded.newBuilder()
            .setSessionId(session)
            .setVersion(3)
            .setUserId(user)
            .setAgentId(agent)
            .setOutcome(LiveSessionOutcome.CLOSED)
            .setOccurredAt(Instant.now())
            .build());
  }

  public static LiveSessionStarted started(
      String session, long version, String agent, String user, Instant at) {
    return LiveSessionStarted.newBuilder()
        .setSessionId(session)
        .setVersion(version)
        .setUserId(user)
        .setAgentId(agent)
        .setOccurredAt(at)
        .build();
  }

  public void publish(String session, SpecificRecord event) {
    kafka.publish(Topics.LIVE_SESSIONS, session, event);
  }
}
