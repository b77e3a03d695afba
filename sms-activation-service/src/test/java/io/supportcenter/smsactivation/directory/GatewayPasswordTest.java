package io.supportcenter.smsactivation.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.KeyedHasher;
import io.supportcenter.kit.values.VersionedKeys;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatewayPasswordTest {

  private static final String OLD = "1:" + Base64.getEncoder().encodeToString(new byte[32]);
  private static final String NEW = "2:" + Base64.getEncoder().encodeToString(new byte[40]);

  private final KeyedHasher hasher = hasher(OLD);
  private final GatewayPassword password = new GatewayPassword("kannel", "se:cret");
  private final String stored = password.toStore(hasher);

  @Test
  void shouldMatchTheSamePasswordOfTheSameGatewayOnly() {
    assertThat(password.matches(stored, hasher)).isTrue();
    assertThat(new GatewayPassword("kannel", "se:cre").matches(stored, hasher)).isFalse();
    assertThat(new GatewayPassword("kannel", "").matches(stored, hasher)).isFalse();
    assertThat(new GatewayPassword("coastal", "se:cret").matches(stored, hasher)).isFalse();
  }

  @Test
  void shouldMatchWhatAnOlderPepperStored() {
    assertThat(password.matches(stored, hasher(OLD, NEW))).isTrue();
    assertThat(password.matches(stored, hasher(NEW))).isFalse();
  }

  @Test
  void shouldKeepThePasswordOutOfWhatIsStoredAndLogged() {
    assertThat(stored).doesNotContain("se:cret");
    assertThat(password.toString()).doesNotContain("se:cret");
  }

  private static KeyedHasher hasher(String... peppers) {
    return new KeyedHasher(VersionedKeys.parse(List.of(peppers)));
  }
}
