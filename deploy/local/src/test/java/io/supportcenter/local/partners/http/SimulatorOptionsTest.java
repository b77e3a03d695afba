package io.supportcenter.local.partners.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.local.Commands;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorOptionsTest {

  @Test
  void shouldReadACommandLine() {
    SimulatorOptions options = parse("--port=8201 --data pom.xml --token t --latency-ms 20");

    assertThat(options.port()).isEqualTo(8201);
    assertThat(options.data()).isEqualTo(Path.of("pom.xml"));
    assertThat(options.token()).isEqualTo("t");
    assertThat(options.latencyMs()).isEqualTo(20);
  }

  @Test
  void shouldAnswerAtOnceUnlessALatencyIsGiven() {
    assertThat(parse("--port 8201 --data pom.xml --token t").latencyMs()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --port 1 --data pom.xml              | Missing required option: '--token
          --port many --data x --token t       | 'many' is not an int
          --port 1 --data x --token t --red    | Unknown option: '--red'
          --port                               | Missing required parameter for option '--port'
          """)
  void shouldSayWhatIsWrong(String commandLine, String message) {
    assertThatThrownBy(() -> parse(commandLine)).hasMessageContaining(message);
  }

  private static SimulatorOptions parse(String commandLine) {
    return Commands.parse(SimulatorOptions.class, commandLine.split(" "));
  }
}
