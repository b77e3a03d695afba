package io.supportcenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.supportcenter.local.LocalCentre;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.walk.WalkContext;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that others wrote, on the running support centre. */
@ExtendWith(RunningCentre.class)
class ForeignClientsIT {

  private static final Path FOLDER = RunningCentre.SOURCE_TREE.resolve("deploy/interop");

  @Test
  void shouldServeKafkaJsAndConfluentsRegistryClient(LocalCentre centre) throws Exception {
    assumeTrue(
        Program.present("node") && Program.present("npm"), "node and npm are not on the path");
    try (WalkContext context = centre.walkContext()) {
      Program program =
          Program.run(
              FOLDER.resolve("run"),
              Map.of(
                  "KAFKA_BOOTSTRAP_SERVERS", centre.ports().platform().bootstrapServers(),
                  "SCHEMA_REGISTRY_URL", centre.ports().platform().registryUrl(),
                  "REGISTRATION_URL", centre.ports().url(Port.REGISTRATION).toString(),
                  "RETAILERS_URL", centre.ports().url(Port.RETAILER).toString(),
                  "MANUFACTURERS_URL", centre.ports().url(Port.MANUFACTURER).toString(),
                  "OPERATOR_TOKEN", context.token(Role.OPERATOR, "interop")));

      assertThat(program.exitCode()).as(program.output()).isZero();
    }
  }
}
