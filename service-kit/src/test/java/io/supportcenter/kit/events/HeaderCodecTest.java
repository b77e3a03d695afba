package io.supportcenter.kit.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class HeaderCodecTest {

  @Test
  void shouldGiveBackTheSameHeadersInTheirOrder() {
    Headers headers =
        new RecordHeaders()
            .add("ce_id", bytes("1"))
            .add("Gerät", bytes("Ärger"))
            .add("empty", new byte[0])
            .add("absent", null)
            .add("ce_id", bytes("2"))
            .add("n".repeat(70_000), bytes("long"));

    assertThat(HeaderCodec.read(HeaderCodec.of(headers))).isEqualTo(headers);
  }

  @Test
  void shouldKnowNoHeaders() {
    assertThat(HeaderCodec.read(HeaderCodec.of(new RecordHeaders()))).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
