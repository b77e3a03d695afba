package io.supportcenter.local.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The manifests have what the table has. */
class StrimziResourcesTest {

  private static final Path FOLDER = Path.of("../kubernetes/base/kafka");

  @Test
  void shouldBeTheTopicsOfTheManifests() {
    assertThat(FOLDER.resolve("topics.yaml"))
        .as("run: deploy/local/topics --strimzi topics")
        .hasContent(StrimziResources.topics(TopicTable.installation("", false), 3));
  }

  @Test
  void shouldBeTheUsersOfTheManifests() {
    assertThat(FOLDER.resolve("users.yaml"))
        .as("run: deploy/local/topics --strimzi users")
        .hasContent(StrimziResources.users(Acl.ofInstallation("", false)));
  }
}
