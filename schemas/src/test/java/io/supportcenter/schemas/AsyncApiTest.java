package io.supportcenter.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

  @Test
  void shouldDescribeTheReleasedSchemas() throws IOException {
    assertThat(Files.readString(AsyncApi.FILE))
        .as("docs/asyncapi.yaml; ReleaseSchemas writes it anew")
        .isEqualTo(AsyncApi.document());
  }
}
