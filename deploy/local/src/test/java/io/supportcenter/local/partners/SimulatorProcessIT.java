package io.supportcenter.local.partners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimulatorProcessIT {

  @Test
  void shouldServeUntilSigterm() throws Exception {
    var process =
        start(
            ManufacturerBackEnd.class,
            "--port",
            "0",
            "--data",
            Samples.MANUFACTURERS.toString(),
            "--token",
            Client.TOKEN);
    try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        var client = new Client(uriIn(output.readLine()))) {
      var device =
          client.get("/lumen-displays/v1/products/09521303000326/devices?serialNumber=0032004417");
      assertThat(device.statusCode()).isEqualTo(200);
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldExplainAWrongCommandLine() throws Exception {
    var process = start(RetailerBackEnd.class, "--port", "0");

    var message = new String(process.getErrorStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(message)
        .contains("Missing required options: '--data=FILE', '--token=<token>'", "Usage:");
  }

  @Test
  void shouldNameADataFileThatIsMissing() throws Exception {
    var process =
        start(RetailerBackEnd.class, "--port", "0", "--token", "t", "--data", "nowhere.json");

    var message = new String(process.getErrorStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(message).contains("--data: nowhere.json is missing or unreadable");
  }

  @Test
  void shouldNameABusyPort() throws Exception {
    try (var holder = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var port = String.valueOf(holder.getLocalPort());
      var process =
          start(
              RetailerBackEnd.class,
              "--port",
              port,
              "--data",
              Samples.RETAILERS.toString(),
              "--token",
              Client.TOKEN);

      var message = new String(process.getErrorStream().readAllBytes(), UTF_8);

      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(message).contains("port " + port);
    }
  }

  private static Process start(Class<?> main, String... args) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new ArrayList<>(
            List.of(java, "-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).start();
  }

  private static URI uriIn(String line) {
    assertThat(line).contains(" on http://127.0.0.1:");
    return URI.create(line.substring(line.indexOf("http://")));
  }
}
