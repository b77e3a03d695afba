package io.supportcenter.local.platform;

import io.supportcenter.local.Commands;
import io.supportcenter.local.process.PartFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Holds a PostgreSQL server: starts it, ends when it ends, and stops it on SIGTERM or when the
 * parent ends. The server starts a session of its own, so nothing else would stop it.
 */
final class PostgresMain {

  /** Environment variable with the password of the superuser. */
  static final String PASSWORD = "POSTGRES_PASSWORD";

  private PostgresMain() {}

  interface Arguments {

    @Option(names = "--binaries", required = true)
    Path binaries();

    @Option(names = "--data", required = true)
    Path data();

    @Option(names = "--port", required = true)
    int port();

    /** With a key the server takes clients over TLS only. */
    @Option(names = "--certificate")
    Path certificate();

    @Option(names = "--key")
    Path key();

    @Option(names = "--durable")
    boolean durable();
  }

  public static void main(String[] args) throws Exception {
    Arguments arguments = Commands.parse(Arguments.class, args);
    PostgresServer server =
        new PostgresServer(
            PostgresBinaries.unpackedIn(arguments.binaries()),
            arguments.data(),
            arguments.port(),
            arguments.durable(),
            Optional.ofNullable(arguments.key())
                .map(key -> new PostgresServer.Tls(arguments.certificate(), key)),
            System.getenv(PASSWORD));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(server)));
    server.start();
    ProcessHandle postmaster =
        server
            .postmaster()
            .orElseThrow(() -> new PartFailed("the server ended right after its start"));
    postmaster.onExit().join();
    System.exit(1);
  }

  private static void stop(PostgresServer server) {
    try {
      server.stop();
    } catch (IOException e) {
      throw new PartFailed("stopping the server failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
