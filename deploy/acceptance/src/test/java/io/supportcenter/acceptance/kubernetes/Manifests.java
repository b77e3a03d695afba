package io.supportcenter.acceptance.kubernetes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.supportcenter.acceptance.SourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What {@code kubectl apply -k} would send. */
final class Manifests {

  static final Path FOLDER = SourceTree.ROOT.resolve("deploy/kubernetes");

  private static final YAMLFactory YAML = new YAMLFactory();
  private static final ObjectMapper JSON = new ObjectMapper();

  private Manifests() {}

  static boolean canBeBuilt() throws InterruptedException {
    try {
      return start("kubectl", "kustomize", "--help").waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  static List<JsonNode> of(String overlay) throws IOException, InterruptedException {
    Process kustomize =
        start("kubectl", "kustomize", FOLDER.resolve("overlays").resolve(overlay).toString());
    String output = new String(kustomize.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (kustomize.waitFor() != 0) {
      throw new IOException(output);
    }
    return read(output);
  }

  private static Process start(String... command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  static List<JsonNode> read(String documents) throws IOException {
    try (var values =
        JSON.readerFor(new TypeReference<JsonNode>() {})
            .<JsonNode>readValues(YAML.createParser(documents))) {
      return values.readAll().stream().filter(JsonNode::isObject).toList();
    }
  }
}
