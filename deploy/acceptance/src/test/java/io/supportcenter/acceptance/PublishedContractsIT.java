package io.supportcenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.local.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docs/openapi says is what was built. */
class PublishedContractsIT {

  @ParameterizedTest
  @EnumSource(Service.class)
  void shouldDescribeWhatIsServed(Service service) throws IOException {
    Path built = Path.of(service.module(), "target/openapi/openapi.yaml");
    Path published = Path.of("docs/openapi", service.module() + ".yaml");

    assertThat(text(published)).as("run: cp %s %s", built, published).isEqualTo(text(built));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(RunningCentre.SOURCE_TREE.resolve(file));
  }
}
