package io.supportcenter.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceTest {

  private static final UUID DATABASE = UUID.fromString("0198f0c2-0000-7000-8000-000000000001");

  @Test
  void shouldNameWhatBelongsToTheOnlyInstallation() {
    Namespace names = new Namespace(Optional.empty(), "activation");

    assertThat(names.deadLetters()).isEqualTo("activation.dead-letters");
    assertThat(names.relayBookmarks()).isEqualTo("activation.relay-bookmarks");
    assertThat(names.relayTransactions(DATABASE)).isEqualTo("activation.relay." + DATABASE);
    assertThat(names.group("assets")).isEqualTo("activation.assets");
  }

  @Test
  void shouldPrefixAllOfThemInASecondOne() {
    Namespace names = new Namespace(Optional.of("blue"), "activation");

    assertThat(names.deadLetters()).isEqualTo("blue.activation.dead-letters");
    assertThat(names.relayBookmarks()).isEqualTo("blue.activation.relay-bookmarks");
    assertThat(names.relayTransactions(DATABASE)).startsWith("blue.activation.relay.");
    assertThat(names.group("assets")).isEqualTo("blue.activation.assets");
    assertThat(names.service()).isEqualTo("activation");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Blue", "-blue", "blue.", "b lue", "a1234567890123456789012345678901"})
  void shouldRefuseWhatIsNotAName(String namespace) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Namespace(Optional.of(namespace), "activation"))
        .withMessageContaining("support-center.namespace")
        .withMessageContaining(namespace);
  }
}
