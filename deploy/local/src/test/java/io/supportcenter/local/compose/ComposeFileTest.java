package io.supportcenter.local.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** The compose file names things as the launcher and the walk do. */
class ComposeFileTest {

  private static final Path FOLDER = Path.of("../compose");

  private final JsonNode services = read();

  private static JsonNode read() {
    try {
      return new YAMLMapper()
          .readTree(FOLDER.resolve("docker-compose.yaml").toFile())
          .path("services");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldHaveEveryServiceAtThePortsThatAreMeant() throws Exception {
    for (Service service : Service.values()) {
      JsonNode ports = services.path(service.module()).path("ports");
      assertThat(ports.path(0).asText()).isEqualTo(published(service.port(), 8080));
      assertThat(ports.path(1).asText()).isEqualTo(published(service.management(), 9000));
      assertThat(Files.readString(FOLDER.resolve("config/" + service.module() + ".properties")))
          .contains("config_ordinal=270", "/" + service.database() + "\n");
    }
  }

  @Test
  void shouldHaveEverySimulatorAtItsUsualPort() {
    assertThat(services.path("partners").path("ports"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(
            EnumSet.range(Port.RETAILER, Port.MOBILE_NETWORK).stream()
                .map(port -> published(port, port.usual()))
                .toList());
  }

  private static String published(Port port, int inside) {
    return "127.0.0.1:${%s_PORT:-%d}:%d".formatted(port.name(), port.usual(), inside);
  }
}
