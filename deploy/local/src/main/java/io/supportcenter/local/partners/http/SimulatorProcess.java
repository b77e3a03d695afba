package io.supportcenter.local.partners.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;

/** Runs a simulator as a process of its own until it gets SIGTERM. */
public final class SimulatorProcess {

  private SimulatorProcess() {}

  /**
   * Starts the server and returns; its threads keep the process up.
   *
   * @param name for the messages
   * @param load makes the partners from the data file
   */
  public static void run(String name, Function<Path, PartnerApi> load, String... args) {
    try {
      var options = Options.parse(args);
      var api = load.apply(options.data());
      var server = PartnerServer.start(options.port(), options.token(), options.latencyMs(), api);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      System.out.println(name + ": " + api.partnerIds() + " on " + server.uri());
    } catch (IllegalArgumentException e) {
      fail(name, e.getMessage() + "\nusage: --port N --data FILE --token T [--latency-ms N]", 2);
    } catch (IOException | UncheckedIOException | ProblemException e) {
      fail(name, e.getMessage(), 1);
    }
  }

  private static void fail(String name, String message, int exitCode) {
    System.err.println(name + ": " + message);
    System.exit(exitCode);
  }
}
