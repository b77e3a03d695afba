package io.supportcenter.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UpOptionsTest {

  @Test
  void shouldStartWalkAndStayWithTheUsualPorts() {
    UpOptions options = parse();

    assertThat(options.walk()).isTrue();
    assertThat(options.once()).isFalse();
    assertThat(options.fresh()).isFalse();
    assertThat(options.state()).isEqualTo(Path.of("/tree/state"));
    assertThat(options.ports().platform().bootstrapServers()).isEqualTo("127.0.0.1:9092");
    assertThat(options.ports().of(Port.REGISTRATION)).isEqualTo(8101);
  }

  @Test
  void shouldMoveAllPortsButThoseChosenByNumber() {
    UpOptions options = parse("--port-offset=1000", "--port", "kafka=19092");

    assertThat(options.ports().of(Port.KAFKA)).isEqualTo(19_092);
    assertThat(options.ports().of(Port.REGISTRY)).isEqualTo(9081);
  }

  @Test
  void shouldTakeTheLastStateFolderGiven() {
    assertThat(parse("--state", "/elsewhere").state()).isEqualTo(Path.of("/elsewhere"));
  }

  @Test
  void shouldSayWhatIsWrongWithAnOption() {
    assertThatThrownBy(() -> parse("--portt", "x=1")).hasMessage("unknown option: --portt");
    assertThatThrownBy(() -> parse("--port")).hasMessage("option without a value: --port");
    assertThatThrownBy(() -> parse("--port", "kafka")).hasMessageContaining("name=number");
    assertThatThrownBy(() -> parse("--port", "kafak=1"))
        .hasMessageContaining("registry-management");
    assertThatThrownBy(() -> parse("--port", "kafka=many")).hasMessageContaining("many");
    assertThatThrownBy(() -> parse("--port", "kafka=5433"))
        .hasMessage("ports kafka and postgres are both 5433");
    assertThatThrownBy(() -> parse("--port-offset", "60000")).hasMessageContaining("1 to 65535");
    assertThatThrownBy(() -> parse("--once", "--no-walk")).hasMessageContaining("nothing to do");
  }

  private static UpOptions parse(String... args) {
    Stream<String> fromScript = Stream.of("--root", "/tree", "--state", "/tree/state");
    return UpOptions.parse(Stream.concat(fromScript, Stream.of(args)).toArray(String[]::new));
  }
}
