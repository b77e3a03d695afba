package io.supportcenter.sbom;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Under which licences the services' libraries are: those of the bill of materials. */
class LicencesIT {

  private static final Path SOURCE_TREE = Path.of(System.getProperty("source.tree"));
  private static final Path BILL = Path.of("target/bom.json");
  private static final Path LIST = Path.of("docs/licences.md");
  private static final Path BUILT = Path.of("deploy/sbom/target/licences.md");
  private static final String OURS = "io.supportcenter";

  /** A library may be used when one of its licences is among these. */
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "MIT-0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "EPL-1.0",
          "EPL-2.0",
          "CC0-1.0",
          "UPL-1.0");

  /** Libraries that may be used although none of their licences is among those, and why. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "com.google.re2j:re2j", "its Go License is the text of BSD-3-Clause",
          "org.jboss:jboss-transaction-spi", "it is in the public domain");

  /** How libraries write the names of licences that have an SPDX id. */
  private static final Map<String, String> SPDX =
      Map.of(
          "Apache License, Version 2.0", "Apache-2.0",
          "The Apache Software License, Version 2.0", "Apache-2.0",
          "Apache License 2.0", "Apache-2.0",
          "Eclipse Distribution License - v 1.0", "BSD-3-Clause",
          "EDL 1.0", "BSD-3-Clause",
          "Eclipse Public License v2.0", "EPL-2.0",
          "GNU General Public License, version 2 with the GNU Classpath Exception",
              "GPL-2.0-with-classpath-exception");

  /** A library and its licences. */
  private record Library(String name, Set<String> licences) {

    static Library of(JsonNode component) {
      Set<String> licences = new TreeSet<>();
      for (JsonNode entry : component.path("licenses")) {
        Stream.of(entry.path("license").path("id"), entry.path("license").path("name"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .findFirst()
            .ifPresent(licence -> licences.add(SPDX.getOrDefault(licence, licence)));
        if (entry.has("expression")) {
          licences.addAll(List.of(entry.path("expression").asText().split(" OR ")));
        }
      }
      return new Library(
          component.path("group").asText() + ":" + component.path("name").asText(), licences);
    }

    boolean isAllowed() {
      return licences.stream().anyMatch(ALLOWED::contains) || EXCEPTIONS.containsKey(name);
    }
  }

  @Test
  void shouldUseOnlyLibrariesWhoseLicencesAreAllowed() throws IOException {
    assertThat(libraries()).hasSizeGreaterThan(100).allMatch(Library::isAllowed);
  }

  @Test
  void shouldListTheLicencesOfAllLibraries() throws IOException {
    String list = document(libraries());
    Files.writeString(SOURCE_TREE.resolve(BUILT), list);

    assertThat(Files.readString(SOURCE_TREE.resolve(LIST)))
        .as("run: cp %s %s", BUILT, LIST)
        .isEqualTo(list);
  }

  private static List<Library> libraries() throws IOException {
    Map<String, Library> libraries = new TreeMap<>();
    for (JsonNode component : new ObjectMapper().readTree(BILL.toFile()).path("components")) {
      if (!component.path("group").asText().equals(OURS)) {
        Library library = Library.of(component);
        libraries.put(library.name(), library);
      }
    }
    return List.copyOf(libraries.values());
  }

  private static String document(List<Library> libraries) {
    return """
    # Licences

    The libraries that the services ship, from the CycloneDX bill of materials (`deploy/sbom/target/bom.json`, which the build makes and
    checks). A library may be used when one of its licences is %s, and so may:

    %s

    | library | licences |
    |---|---|
    %s
    """
        .formatted(
            ALLOWED.stream().sorted().collect(joining(", ")),
            EXCEPTIONS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(exception -> "- `" + exception.getKey() + "`: " + exception.getValue())
                .collect(joining("\n")),
            libraries.stream()
                .map(library ->
                    "| `" + library.name() + "` | " + String.join(", ", library.licences()) + " |")
                .collect(joining("\n")));
  }
}
