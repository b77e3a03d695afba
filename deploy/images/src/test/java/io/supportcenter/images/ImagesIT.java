package io.supportcenter.images;

import static io.supportcenter.images.Program.docker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supportcenter.local.stack.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the images are; {@link ComposeIT} runs them. */
@Tag("thorough")
class ImagesIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PREFIX = System.getProperty("image.prefix", "support-center");
  private static final String TAG = System.getProperty("image.tag", "latest");

  @BeforeAll
  static void requireDocker() throws InterruptedException {
    assumeTrue(Program.dockerAnswers(), "no Docker answers here");
  }

  @ParameterizedTest
  @EnumSource
  void shouldSayWhatItIsAndNotRunAsRoot(Service service) throws Exception {
    JsonNode config = JSON.readTree(docker("inspect", "--format={{json .Config}}", image(service)));

    assertThat(config.path("User").asText()).isEqualTo("10001:10001");
    JsonNode labels = config.path("Labels");
    assertThat(labels.path("org.opencontainers.image.title").asText()).isEqualTo(service.module());
    assertThat(labels.path("org.opencontainers.image.version").asText()).isEqualTo(TAG);
    for (String label : new String[] {"revision", "created", "licenses", "base.name"}) {
      assertThat(labels.path("org.opencontainers.image." + label).asText()).as(label).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldHoldItsBillOfMaterials(Service service) throws Exception {
    JsonNode bom =
        JSON.readTree(docker("run", "--rm", "--entrypoint=cat", image(service), "/app/bom.json"));

    assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bom.path("components").findValuesAsText("name"))
        .contains(service.module(), "kafka-clients");
  }

  @ParameterizedTest
  @EnumSource
  void shouldLetItsUserChangeNothing(Service service) throws Exception {
    String writable =
        docker(
            "run",
            "--rm",
            "--entrypoint=find",
            image(service),
            "/app",
            "-writable",
            "-not",
            "-type",
            "l");

    assertThat(writable).isEmpty();
  }

  private static String image(Service service) {
    return PREFIX + "/" + service.module() + ":" + TAG;
  }
}
