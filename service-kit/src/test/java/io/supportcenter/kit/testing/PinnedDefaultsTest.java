package io.supportcenter.kit.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedDefaultsTest {

  @TempDir private Path directory;
  private PinnedDefaults defaults;

  @BeforeEach
  void write() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("shop.properties"),
            """
            # How long
            shop.wait=PT10S
            shop.items-max=5
            """);
    defaults = PinnedDefaults.of(file.toAbsolutePath().toString());
  }

  @Test
  void shouldNotMindOrderAndComments() {
    assertThatCode(() -> defaults.shouldBe("shop.items-max=5\nshop.wait=PT10S\n"))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldShowADefaultThatChanged() {
    assertThatThrownBy(() -> defaults.shouldBe("shop.items-max=6\nshop.wait=PT10S\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("shop.items-max");
  }

  @Test
  void shouldShowADefaultThatIsNew() {
    assertThatThrownBy(() -> defaults.shouldBe("shop.wait=PT10S\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("shop.items-max");
  }

  @Test
  void shouldShowADefaultThatWasRemoved() {
    assertThatThrownBy(
            () -> defaults.shouldBe("shop.items-max=5\nshop.wait=PT10S\nshop.color=red\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("shop.color");
  }
}
