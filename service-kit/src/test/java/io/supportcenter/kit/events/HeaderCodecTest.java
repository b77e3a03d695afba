package io.supportcenter.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            .add("n".repeat(40_000), bytes("long"));

    assertThat(HeaderCodec.read(HeaderCodec.of(headers))).isEqualTo(headers);
  }

  @Test
  void shouldKnowNoHeaders() {
    assertThat(HeaderCodec.read(HeaderCodec.of(new RecordHeaders()))).isEmpty();
  }

  @Test
  void shouldReadWhatEarlierBuildsWrote() {
    byte[] stored = {0, 0, 0, 2, 0, 1, 'a', 0, 0, 0, 1, 'x', 0, 1, 'b', -1, -1, -1, -1};

    assertThat(HeaderCodec.read(stored))
        .isEqualTo(new RecordHeaders().add("a", bytes("x")).add("b", null));
  }

  @Test
  void shouldRefuseANameThatIsTooLong() {
    Headers headers = new RecordHeaders().add("n".repeat(65_536), bytes("x"));

    assertThatThrownBy(() -> HeaderCodec.of(headers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65536 bytes");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
