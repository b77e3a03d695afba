package io.supportcenter.smsactivation.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.supportcenter.kit.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** A real Kannel by the local stack's configuration, and phones that its fake SMSC stands for. */
public final class Kannel implements AutoCloseable {

  private static final Path CONFIGURATION =
      Path.of("../deploy/local/samples/kannel/kannel.conf").toAbsolutePath().normalize();
  private static final Path BEARERBOX = Path.of("/usr/sbin/bearerbox");
  private static final Path SMSBOX = Path.of("/usr/sbin/smsbox");
  private static final Path FAKESMSC = Path.of("/usr/lib/kannel/test/fakesmsc");
  private static final Duration START_MAX = Duration.ofSeconds(30);

  /** Ends the program when nobody holds the other end of its standard input any more. */
  private static final List<String> WITH_LIFELINE =
      List.of("sh", "-c", "\"$@\" & cat > /dev/null; kill -9 $!", "sh");

  /** An SMSC that takes messages in any coding over HTTP, and none of ours. */
  private static final String WEB =
      """

      group = smsc
      smsc = http
      smsc-id = web
      allowed-smsc-id = web
      system-type = kannel
      port = %d
      connect-allow-ip = "127.0.0.1"
      smsc-username = web
      smsc-password = web
      send-url = "http://127.0.0.1:1/"
      """;

  private final Path folder;
  private final int adminPort = FreePort.take();
  private final int smscPort = FreePort.take();
  private final int webPort = FreePort.take();
  private final Deque<Process> processes = new ArrayDeque<>();

  private Kannel(Path folder) {
    this.folder = folder;
  }

  public static boolean isInstalled() {
    return Stream.of(BEARERBOX, SMSBOX, FAKESMSC).allMatch(Files::isExecutable);
  }

  /**
   * Returns when it takes SMS.
   *
   * @param folder for its configuration and logs
   * @param gateway its id in the directory
   */
  public static Kannel start(Path folder, String gateway, int servicePort, int sendsmsPort)
      throws IOException {
    Kannel kannel = new Kannel(folder);
    Path configuration = folder.resolve("kannel.conf");
    Files.writeString(
        configuration,
        Files.readString(CONFIGURATION)
                .replace("13000", Integer.toString(kannel.adminPort))
                .replace("13001", Integer.toString(FreePort.take()))
                .replace("10000", Integer.toString(kannel.smscPort))
                .replace("13013", Integer.toString(sendsmsPort))
                .replace("8105", Integer.toString(servicePort))
                .replace("//kannel:", "//" + gateway + ":")
            + WEB.formatted(kannel.webPort));
    kannel.run("bearerbox", BEARERBOX, configuration.toString());
    kannel.awaitStatus("phones");
    kannel.run("smsbox", SMSBOX, configuration.toString());
    kannel.awaitStatus("smsbox:");
    return kannel;
  }

  /** A phone sends an SMS. */
  public void send(String phone, String shortCode, String text) {
    run(
        "fakesmsc",
        FAKESMSC,
        "-H",
        "127.0.0.1",
        "-r",
        Integer.toString(smscPort),
        "-m",
        "1",
        "%s %s text %s".formatted(phone, shortCode, text));
  }

  /**
   * A phone sends an SMS in UTF-8 that its network codes.
   *
   * @param coding 0 GSM, 1 bytes, 2 UCS-2
   */
  public void send(String phone, String shortCode, String text, int coding) {
    given()
        .port(webPort)
        .queryParams("username", "web", "password", "web", "from", phone, "to", shortCode)
        .queryParams("text", text, "coding", coding, "charset", "UTF-8")
        .get("/sms")
        .then()
        .statusCode(202);
  }

  /** What phones have sent and got. */
  public String phoneLog() throws IOException {
    return Files.readString(folder.resolve("fakesmsc.log"));
  }

  private void awaitStatus(String containing) {
    await("Kannel, see " + folder)
        .atMost(START_MAX)
        .ignoreExceptions()
        .until(() ->
            given()
                .port(adminPort)
                .get("/status.txt?password=local")
                .asString()
                .contains(containing));
  }

  private void run(String name, Path program, String... arguments) {
    List<String> command = new ArrayList<>(WITH_LIFELINE);
    command.add(program.toString());
    command.addAll(List.of(arguments));
    try {
      processes.push(
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(folder.resolve(name + ".log").toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Process process : processes) {
      process.getOutputStream().close();
      process.onExit().join();
    }
  }
}
