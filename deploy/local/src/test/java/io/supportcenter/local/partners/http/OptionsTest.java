package io.supportcenter.local.partners.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  @Test
  void shouldReadACommandLine() {
    var options =
        Options.parse("--port", "8201", "--data", "pom.xml", "--token", "t", "--latency-ms", "20");

    assertThat(options).isEqualTo(new Options(8201, Path.of("pom.xml"), "t", 20));
  }

  @ParameterizedTest
  @CsvSource({
    "--port 1 --data pom.xml, --token is missing",
    "--port 70000 --data pom.xml --token t, --port must be between 0 and 65535",
    "--port 1 --data nowhere.json --token t, --data: cannot read nowhere.json",
    "--port 1 --colour red, unknown option --colour",
    "--port, --port needs a value"
  })
  void shouldSayWhatIsWrong(String commandLine, String message) {
    assertThatThrownBy(() -> Options.parse(commandLine.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
