package io.supportcenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.supportcenter.local.LocalCentre;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The phone's and the agent's page in a real browser. */
@ExtendWith(RunningCentre.class)
class PagesIT {

  @Test
  void shouldServeTravellerAndAgentInChromium(LocalCentre centre) throws Exception {
    assumeTrue(
        Program.present("node") && Program.present("npm"), "node and npm are not on the path");
    assumeTrue(Program.present("chromium"), "chromium is not on the path");

    Program program =
        Program.run(
            RunningCentre.SOURCE_TREE.resolve("deploy/browser/run"),
            Map.of(),
            centre.state().toString());

    assertThat(program.exitCode()).as(program.output()).isZero();
  }
}
