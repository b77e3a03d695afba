package io.supportcenter.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.local.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class UpOptionsTest {

  @Test
  void shouldStartWalkAndStayWithTheUsualPorts() {
    UpOptions options = parse();

    assertThat(options.walk()).isTrue();
    assertThat(options.once()).isFalse();
    assertThat(options.fresh()).isFalse();
    assertThat(options.secured()).isFalse();
    assertThat(options.state()).isEqualTo(Path.of("/tree/state"));
    assertThat(options.ports().platform().bootstrapServers()).isEqualTo("127.0.0.1:9092");
    assertThat(options.ports().of(Port.REGISTRATION)).isEqualTo(8101);
    assertThat(options.ports().of(Service.REGISTRATION.management())).isEqualTo(9101);
  }

  @Test
  void shouldMoveAllPortsButThoseChosenByNumber() {
    UpOptions options = parse("--port-offset=10000", "--port", "kafka=19092");

    assertThat(options.ports().of(Port.KAFKA)).isEqualTo(19_092);
    assertThat(options.ports().of(Port.REGISTRY)).isEqualTo(18_081);
  }

  @Test
  void shouldTakeTheLastStateFolderGiven() {
    assertThat(parse("--state", "/elsewhere").state()).isEqualTo(Path.of("/elsewhere"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --portt x=1             | Unknown options: '--portt', 'x=1'
          --port                  | Missing required parameter for option '--port'
          --port kafka            | should be in KEY=VALUE format
          --port kafak=1          | registry-management
          --port kafka=many       | 'many' is not an int
          --port kafka=5433       | ports kafka and postgres are both 5433
          --port-offset 60000     | 1 to 65535
          --port-offset 1000      | registration to 9101, which is the usual one of registration-management
          --once --no-walk        | nothing to do
          """)
  void shouldSayWhatIsWrongWithAnOption(String options, String message) {
    assertThatThrownBy(() -> parse(options.split(" "))).hasMessageContaining(message);
  }

  /** The script shows its help before anything is built. */
  @Test
  void shouldExplainEveryOptionInTheScript() throws IOException {
    String help = Files.readString(Path.of("up"));

    assertThat(new CommandLine(UpArguments.class).getCommandSpec().options())
        .filteredOn(option -> !option.hidden())
        .isNotEmpty()
        .allSatisfy(option -> assertThat(help).contains("  " + option.longestName() + " "));
  }

  private static UpOptions parse(String... args) {
    Stream<String> fromScript = Stream.of("--root", "/tree", "--state", "/tree/state");
    return UpOptions.of(
        Commands.parse(
            UpArguments.class, Stream.concat(fromScript, Stream.of(args)).toArray(String[]::new)));
  }
}
