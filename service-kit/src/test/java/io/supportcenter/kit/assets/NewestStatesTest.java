package io.supportcenter.kit.assets;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.assets.ProjectedAsset.AssetKind;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewestStatesTest {

  private static final String ID = "asset";
  private static final Instant EARLIER = Instant.parse("2026-11-20T10:00:00Z");
  private static final Instant LATER = EARLIER.plusSeconds(1);

  private final NewestStates<String> states = new NewestStates<>();

  @Test
  void shouldTakeTheHighestVersionWhateverTheOrder() {
    states.add(ID, state(6), EARLIER, "v6 at partition 0");
    states.add(ID, state(5), LATER, "v5 at partition 7");

    assertThat(states.assets()).containsEntry(ID, state(6));
    assertThat(states.from(ID)).isEqualTo("v6 at partition 0");
  }

  @Test
  void shouldNotBringBackWhatWasErasedLater() {
    states.add(ID, Optional.empty(), LATER, "erased at partition 0");
    states.add(ID, state(5), EARLIER, "v5 at partition 7");

    assertThat(states.assets()).containsEntry(ID, Optional.empty());
  }

  @Test
  void shouldTakeWhatCameAfterAnErasure() {
    states.add(ID, Optional.empty(), EARLIER, "erased");
    states.add(ID, state(7), EARLIER, "v7");

    assertThat(states.assets()).containsEntry(ID, state(7));
  }

  private static Optional<ProjectedAsset> state(long version) {
    return Optional.of(
        new ProjectedAsset(
            ID, version, "user", AssetKind.DEVICE, "REGISTERED", "maker", "model", "1", true));
  }
}
