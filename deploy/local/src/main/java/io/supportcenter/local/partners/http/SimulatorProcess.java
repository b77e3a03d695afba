package io.supportcenter.local.partners.http;

import io.supportcenter.local.Commands;
import io.supportcenter.local.process.PartFailed;
import java.nio.file.Files;
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
  public static void run(String name, Function<Path, PartnerApi> load, String... args)
      throws Exception {
    run(
        SimulatorOptions.class,
        options -> {
          PartnerApi api = load(load, options.data());
          return serve(
              name, PartnerServer.start(options.port(), options.token(), options.latencyMs(), api));
        },
        args);
  }

  /** Likewise, for a simulator with options of its own. */
  public static <O> void run(Class<O> options, Commands.Work<O> start, String... args)
      throws Exception {
    int exitCode = Commands.run(options, args, start);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** Until SIGTERM. */
  public static int serve(String name, PartnerServer server) {
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    System.out.println(name + " on " + server.uri());
    return 0;
  }

  private static PartnerApi load(Function<Path, PartnerApi> load, Path data) {
    if (!Files.isReadable(data)) {
      throw new IllegalArgumentException("--data: " + data + " is missing or unreadable");
    }
    try {
      return load.apply(data);
    } catch (ProblemException e) {
      throw new PartFailed(data + ": " + e.getMessage(), e);
    }
  }
}
