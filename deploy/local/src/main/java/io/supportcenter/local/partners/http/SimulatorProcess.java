package io.supportcenter.local.partners.http;

import io.supportcenter.local.Commands;
import io.supportcenter.local.process.PartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Runs a simulator as a process of its own until it gets SIGTERM. */
public final class SimulatorProcess {

  private SimulatorProcess() {}

  interface DataOptions extends SimulatorOptions {

    @Option(names = "--data", required = true, paramLabel = "FILE")
    Path data();
  }

  /** Makes partners of what the command line says. */
  @FunctionalInterface
  public interface Loader<O> {
    PartnerApi load(O options) throws IOException;
  }

  /**
   * Starts the server and returns; its threads keep the process up.
   *
   * @param name for the messages
   * @param load makes the partners from the data file
   */
  public static void run(String name, Function<Path, PartnerApi> load, String... args)
      throws Exception {
    run(name, DataOptions.class, options -> load.apply(readable(options.data())), args);
  }

  /** Likewise, with options of its own. */
  public static <O extends SimulatorOptions> void run(
      String name, Class<O> options, Loader<O> loader, String... args) throws Exception {
    int exitCode =
        Commands.run(
            options,
            args,
            given -> {
              PartnerApi api = load(loader, given);
              PartnerServer server =
                  PartnerServer.start(given.port(), given.token(), given.latencyMs(), api);
              Runtime.getRuntime().addShutdownHook(new Thread(server::close));
              System.out.println(name + ": " + api.partnerIds() + " on " + server.uri());
              return 0;
            });
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  private static <O> PartnerApi load(Loader<O> loader, O options) throws IOException {
    try {
      return loader.load(options);
    } catch (ProblemException e) {
      throw new PartFailed(e.getMessage(), e);
    }
  }

  private static Path readable(Path data) {
    if (!Files.isReadable(data)) {
      throw new IllegalArgumentException("--data: " + data + " is missing or unreadable");
    }
    return data;
  }
}
