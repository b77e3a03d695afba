package io.supportcenter.local.platform;

import io.supportcenter.local.Commands;
import io.supportcenter.local.process.Launch;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.process.Supervisor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine.Option;

/**
 * The three real parts for tests, as one process to start: on free ports and a fresh state folder,
 * ended when the watched process ends.
 *
 * <p>{@code --state DIR} is emptied first. {@code --watch PID} is the process to live for. {@code
 * --durable} turns fsync on. When all is ready, {@code DIR/platform.properties} is there, complete,
 * and {@code ready} is printed.
 *
 * <p>Commands may then be given on standard input, one a line: {@code kill PART} and {@code start
 * PART}, where a part is {@code broker}, {@code postgres} or {@code registry}. A kill is a SIGKILL
 * of the whole process tree, a start is on the same port and data, {@code platform.properties} is
 * written anew with the process ids of what runs now, and {@code done} is printed; {@code failed}
 * and why when it did not work. After {@code leave broker} the end of the broker is not a failure.
 */
public final class TestPlatform {

  private static final String PROPERTIES = "platform.properties";

  private final Path state;
  private final long watched;
  private final Supervisor supervisor = new Supervisor((part, took) -> {});
  private final Platform platform;

  interface Arguments {

    @Option(names = "--state", required = true)
    Path state();

    @Option(names = "--watch", required = true)
    long watched();

    @Option(names = "--durable")
    boolean durable();
  }

  private TestPlatform(Path state, long watched, boolean durable) {
    this.state = state;
    this.watched = watched;
    FreePorts free = new FreePorts();
    PlatformPorts ports =
        new PlatformPorts(free.take(), free.take(), free.take(), free.take(), free.take(), 0, 0);
    this.platform =
        new Platform(new Launch(dist(), state), supervisor, PlatformAccess.open(ports), durable);
  }

  public static void main(String[] args) throws Exception {
    Arguments arguments = Commands.parse(Arguments.class, args);
    Path state = arguments.state().toAbsolutePath().normalize();
    Platform.clearLeftovers(state);
    forget(state);
    new TestPlatform(state, arguments.watched(), arguments.durable()).run();
  }

  /** The programs stay: unpacking them again is the slowest part of a first start. */
  private static void forget(Path state) throws IOException {
    Files.createDirectories(state);
    Files.deleteIfExists(state.resolve(PROPERTIES));
    for (String folder : List.of("kafka", "kafka.new", "postgres", "postgres.new", "logs")) {
      Folders.delete(state.resolve(folder));
    }
  }

  private void run() throws Exception {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stop));
    ProcessHandle parent =
        ProcessHandle.of(watched)
            .orElseThrow(() -> new IllegalArgumentException("there is no process " + watched));
    var _ = parent.onExit().thenRun(() -> System.exit(0));
    try {
      platform.start(List.of());
      var _ = supervisor.failure().thenAccept(TestPlatform::fail);
      writeProperties();
      System.out.println("ready");
      obey();
      parent.onExit().join();
    } catch (PartFailed e) {
      fail(e);
    }
  }

  /** Until the end of the input; a caller without commands closes it, and we live on. */
  private void obey() throws IOException {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      System.out.println(answer(line));
    }
  }

  private String answer(String command) {
    try {
      switch (command.strip()) {
        case "kill broker" -> platform.killBroker();
        case "start broker" -> platform.startBroker();
        case "leave broker" -> platform.leaveBroker();
        case "kill postgres" -> platform.killPostgres();
        case "start postgres" -> platform.startPostgres();
        case "kill registry" -> platform.killRegistry();
        case "start registry" -> platform.startRegistry();
        default -> throw new PartFailed("unknown command: " + command);
      }
      writeProperties();
      return "done";
    } catch (PartFailed | IOException | InterruptedException e) {
      return "failed " + e;
    }
  }

  private void writeProperties() throws IOException {
    PlatformPorts ports = platform.ports();
    Properties properties = new Properties();
    properties.setProperty("kafka.bootstrap.servers", ports.bootstrapServers());
    properties.setProperty("registry.url", ports.registryUrl());
    properties.setProperty("postgres.url", ports.jdbcUrl(""));
    properties.setProperty("postgres.username", PostgresServer.SUPERUSER);
    properties.setProperty("postgres.password", PostgresServer.SUPERUSER);
    properties.setProperty("watched.pid", Long.toString(watched));
    properties.setProperty("platform.pid", Long.toString(ProcessHandle.current().pid()));
    platform.processes().forEach((part, pid) -> properties.setProperty(part + ".pid", "" + pid));
    Path unfinished = state.resolve(PROPERTIES + ".new");
    try (Writer writer = Files.newBufferedWriter(unfinished)) {
      properties.store(writer, null);
    }
    Files.move(unfinished, state.resolve(PROPERTIES), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void fail(PartFailed failure) {
    System.out.println("failed " + failure.getMessage());
    System.exit(1);
  }

  private void stop() {
    try {
      supervisor.close();
      Files.deleteIfExists(state.resolve(PROPERTIES));
      platform.stop();
    } catch (IOException e) {
      throw PartFailed.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The folder whose {@code lib} holds the jar of this class. */
  private static Path dist() {
    try {
      return Path.of(TestPlatform.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .getParent()
          .getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
