package io.supportcenter.activation.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.activation.json.DomainJson;
import io.supportcenter.activation.provider.ProviderAnswer;
import org.junit.jupiter.api.Test;

/** What is written to our own tables and call rows is read as it was. */
class StoredStatesTest {

  private record Kept(ProviderAnswer answer) {}

  @Test
  void shouldReadEveryStateAsItWasWritten() {
    assertThat(Examples.states())
        .allSatisfy(state ->
            assertThat(DomainJson.read(DomainJson.write(state), ActivationState.class))
                .isEqualTo(state));
  }

  @Test
  void shouldReadEveryAnswerAsItWasWritten() {
    assertThat(Examples.answers().map(Kept::new))
        .allSatisfy(kept ->
            assertThat(DomainJson.read(DomainJson.write(kept), Kept.class)).isEqualTo(kept));
  }
}
