package io.supportcenter.acceptance.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.acceptance.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

  private static final Path PAGE = SourceTree.ROOT.resolve("docs/configuration.md");

  private static final Pattern INJECTED =
      Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"");

  @Test
  void shouldListEveryProperty() throws IOException {
    String page = new ConfigurationPage(SourceTree.ROOT).text();
    if (System.getProperty("write-page") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).hasContent(page);
  }

  @Test
  void shouldListEveryPropertyThatIsInjectedByItsName() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(injected()).isNotEmpty().allMatch(name -> page.contains("| `" + name + "` |"));
  }

  private static Set<String> injected() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SourceTree.ROOT, 1)) {
      for (Path module :
          files.filter(m -> Files.isDirectory(m.resolve("src/main/java"))).toList()) {
        try (Stream<Path> sources = Files.walk(module.resolve("src/main/java"))) {
          for (Path source : sources.filter(f -> f.toString().endsWith(".java")).toList()) {
            INJECTED
                .matcher(Files.readString(source))
                .results()
                .forEach(hit -> names.add(hit.group(1)));
          }
        }
      }
    }
    return names;
  }

  @Test
  void shouldSayWhatEveryPropertyMeans() {
    ConfigurationPage page = new ConfigurationPage(SourceTree.ROOT);
    page.text();
    assertThat(page.undescribed()).isEmpty();
  }
}
