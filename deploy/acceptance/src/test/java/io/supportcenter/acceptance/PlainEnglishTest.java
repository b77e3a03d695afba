package io.supportcenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Answers, alerts and docs are read by people in a hurry. These phrases have a plainer form:
 * "cannot be" is "is invalid", "is no X" is "is not an X", "is told" is "is published" or "is
 * reported", "away" is "unavailable", "by itself" is "automatically", "stands in" is "is in",
 * "whoever" is the role's name, "goes on" is "continues".
 */
class PlainEnglishTest {

  private static final Pattern CLUMSY =
      Pattern.compile(
          """
          \\b(?:cannot be|(?<!there )(?:is|are|was|were) no (?!longer\\b|more\\b)\\w+|(?:is|are|was|were|been) told\
          |told of|away|by (?:itself|themselves)|stands? in|whoever|(?:goes|go|comes|went|come) on\
          |could not be had|also when)\\b\
          """,
          Pattern.CASE_INSENSITIVE);

  /** Text blocks and strings of Java. */
  private static final Pattern LITERAL =
      Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"");

  private static final Path ROOT = SourceTree.ROOT;

  @Test
  void shouldWriteDocsAndContractsInPlainEnglish() {
    assertThat(files(".md", ".yaml").flatMap(file -> found(file, read(file)))).isEmpty();
  }

  @Test
  void shouldWriteAnswersAndLogLinesInPlainEnglish() {
    assertThat(
            files(".java")
                .filter(file -> file.toString().contains("/src/main/"))
                .flatMap(file ->
                    LITERAL
                        .matcher(read(file))
                        .results()
                        .map(MatchResult::group)
                        .flatMap(text -> found(file, text))))
        .isEmpty();
  }

  private static Stream<String> found(Path file, String text) {
    return CLUMSY
        .matcher(text)
        .results()
        .map(hit -> ROOT.relativize(file) + ": " + around(text, hit));
  }

  private static String around(String text, MatchResult hit) {
    int from = Math.max(0, hit.start() - 40);
    return text.substring(from, Math.min(text.length(), hit.end() + 40)).replace('\n', ' ');
  }

  private static Stream<Path> files(String... endings) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return isGenerated(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (Stream.of(endings).anyMatch(file.toString()::endsWith)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream();
  }

  /** Builds that run beside this one add and remove files there. */
  private static boolean isGenerated(Path folder) {
    String name = folder.getFileName().toString();
    return !folder.equals(ROOT)
        && (name.equals("target") || name.equals("node_modules") || name.startsWith("."));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
