package io.supportcenter.local.platform;

import io.supportcenter.local.Arguments;
import io.supportcenter.local.process.PartFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Holds a PostgreSQL server: starts it, ends when it ends, and stops it when told to or when the
 * parent is gone. The server puts itself in a session of its own, so nobody else would.
 */
final class PostgresMain {

  private PostgresMain() {}

  public static void main(String[] args) throws Exception {
    Arguments arguments =
        Arguments.parse(args, Set.of("binaries", "data", "port"), Set.of("durable"));
    PostgresServer server =
        new PostgresServer(
            PostgresBinaries.unpackedIn(Path.of(arguments.required("binaries"))),
            Path.of(arguments.required("data")),
            Integer.parseInt(arguments.required("port")),
            arguments.has("durable"));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(server)));
    server.start();
    ProcessHandle postmaster =
        server
            .postmaster()
            .orElseThrow(() -> new PartFailed("the server is gone right after its start"));
    postmaster.onExit().join();
    System.exit(1);
  }

  private static void stop(PostgresServer server) {
    try {
      server.stop();
    } catch (IOException e) {
      throw new PartFailed("the server cannot be stopped", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
