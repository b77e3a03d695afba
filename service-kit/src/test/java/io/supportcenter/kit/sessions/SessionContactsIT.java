package io.supportcenter.kit.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.LiveSessionQueued;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.OpenSessions;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.testing.LiveSessions;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Who talks to whom, whatever the order in which it is learned. */
@QuarkusTest
@WithTestResource(KitParts.class)
class SessionContactsIT {

  private static final Duration OPEN_MAX = Duration.ofHours(12);

  private final String session = UUID.randomUUID().toString();
  private final String user = UUID.randomUUID().toString();
  private final String agent = "agent-" + user;
  private final String other = "other-" + user;

  @Inject OpenSessions sessions;
  @Inject Transactions transactions;

  @Test
  void shouldForgetNothingNewerForAnOlderOrRepeatedEvent() {
    tell(started(4, other));
    tell(started(2, agent));
    tell(started(4, other));

    assertThat(sessions.between(agent, user)).isEmpty();
    assertThat(sessions.between(other, user)).contains(session);
    assertThat(sessions.of(other)).contains(session);
    assertThat(sessions.between(other, "user-of-nobody")).isEmpty();
  }

  @Test
  void shouldEndWithTheSessionForGood() {
    tell(started(2, agent));
    tell(queued(3));

    assertThat(sessions.between(agent, user)).isEmpty();
    tell(started(2, agent));
    assertThat(sessions.between(agent, user)).isEmpty();
  }

  @Test
  void shouldEndWhenTheEndIsNeverLearned() {
    tell(LiveSessions.started(session, 2, agent, user, Instant.now().minus(OPEN_MAX)));

    assertThat(sessions.between(agent, user)).isEmpty();
  }

  private SpecificRecord started(long version, String by) {
    return LiveSessions.started(session, version, by, user, Instant.now());
  }

  private SpecificRecord queued(long version) {
    return LiveSessionQueued.newBuilder()
        .setSessionId(session)
        .setVersion(version)
        .setUserId(user)
        .setOccurredAt(Instant.now())
        .build();
  }

  private void tell(SpecificRecord event) {
    transactions.inNew(tx -> {
      SessionContacts.store(tx, List.of(Contact.of(event, OPEN_MAX)));
      return null;
    });
  }
}
