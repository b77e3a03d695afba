package io.supportcenter.activation.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.activation.activation.store.FollowUpCalls;
import io.supportcenter.kit.json.DomainJson;
import org.junit.jupiter.api.Test;

/** What is written to our own tables and call rows is read as it was. */
class StoredStatesTest {

  @Test
  void shouldReadEveryStateAsItWasWritten() {
    assertThat(Examples.states())
        .allSatisfy(state ->
            assertThat(DomainJson.read(DomainJson.write(state), ActivationState.class))
                .isEqualTo(state));
  }

  @Test
  void shouldReadWhatAnEarlierReleaseWrote() {
    assertThat(
            DomainJson.read(
                "{\"is\":\"AwaitingDevice\",\"service\":{\"value\":\"svc-1\"},\"until\":\"2026-03-31T12:00:00Z\"}",
                ActivationState.class))
        .isEqualTo(new ActivationState.AwaitingDevice(Examples.SERVICE, Examples.LATER, false));
    assertThat(
            DomainJson.read("{\"service\":{\"value\":\"svc-1\"}}", FollowUpCalls.SignalCall.class))
        .isEqualTo(new FollowUpCalls.SignalCall(Examples.SERVICE));
  }
}
