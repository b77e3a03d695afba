package io.supportcenter.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

  @TempDir Path temporary;

  @Test
  void shouldRemoveALinkWhoseTargetIsGone() throws IOException {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), temporary.resolve("not there"));

    Folders.delete(link);

    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void shouldRemoveALinkAndLeaveItsTarget() throws IOException {
    Path target = Files.createDirectories(temporary.resolve("target/inner")).getParent();
    Path link = Files.createSymbolicLink(temporary.resolve("link"), target);

    Folders.delete(link);

    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(target.resolve("inner")).isDirectory();
  }
}
