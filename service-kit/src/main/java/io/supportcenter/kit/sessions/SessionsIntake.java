package io.supportcenter.kit.sessions;

import io.quarkus.arc.properties.IfBuildProperty;
import io.supportcenter.kit.db.ExpiryRule;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps who talks to whom, in a service that does not own the live sessions. */
@Singleton
@IfBuildProperty(name = "support-center.session-intake", stringValue = "true")
class SessionsIntake extends Intake {

  private static final String CHANNEL = "live-sessions";

  /** Longer than any event of a session may still arrive late. */
  private static final Duration KEEP = Duration.ofDays(30);

  private final SessionsConfig config;

  SessionsIntake(Inbox inbox, SessionsConfig config) {
    super(inbox, CHANNEL);
    this.config = config;
  }

  @Produces
  @Singleton
  static ExpiryRule closed() {
    return new ExpiryRule("session_contact", "open_until", "true", KEEP);
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    Map<String, Contact> newest =
        events.stream()
            .flatMap(event -> event.event().stream())
            .map(event -> Contact.of(event, config.openMax()))
            .collect(Collectors.toMap(Contact::sessionId, c -> c, Contact::newer));
    SessionContacts.store(tx, newest.values());
    return Effects.NONE;
  }
}
