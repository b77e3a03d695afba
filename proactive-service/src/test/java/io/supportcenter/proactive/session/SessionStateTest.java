package io.supportcenter.proactive.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.proactive.session.SessionState.Active;
import io.supportcenter.proactive.session.SessionState.Queued;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionStateTest {

  private static final AgentId ANNA = new AgentId("anna");
  private static final Instant ASKED = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant LATER = ASKED.plusSeconds(3600);

  @Test
  void shouldKeepThePlaceAndWaitAnewAfterATalk() {
    Queued back = new Active(ANNA, ASKED, ASKED.plusSeconds(5)).giveBack(LATER);

    assertThat(back).isEqualTo(new Queued(ASKED, LATER));
  }

  @Test
  void shouldGoOnWaitingWhenAnAgentDeclines() {
    Queued waiting = new Queued(ASKED, LATER);

    assertThat(waiting.offer(ANNA, LATER.plusSeconds(30)).giveBack()).isEqualTo(waiting);
  }
}
