package io.supportcenter.local.platform;

import io.supportcenter.local.process.PartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A PostgreSQL server on a data folder that is kept between starts. */
final class PostgresServer {

  static final String SUPERUSER = "postgres";

  private final Path binaries;
  private final Path data;
  private final int port;
  private final boolean durable;
  private final Optional<Tls> tls;
  private final String superuserPassword;
  private boolean stopped;

  /** Files in PEM. */
  record Tls(Path certificate, Path key) {}

  /**
   * @param durable false trades safety against power failure for speed; committed rows survive a
   *     killed process either way
   * @param tls with it the server takes clients over TLS only
   * @param superuserPassword counts when the data folder is made
   */
  PostgresServer(
      Path binaries,
      Path data,
      int port,
      boolean durable,
      Optional<Tls> tls,
      String superuserPassword) {
    this.binaries = binaries;
    this.data = data;
    this.port = port;
    this.durable = durable;
    this.tls = tls;
    this.superuserPassword = superuserPassword;
  }

  /** Starts and waits until it answers, unless {@link #stop} came first. */
  synchronized void start() throws IOException, InterruptedException {
    if (stopped) {
      return;
    }
    if (!Files.exists(data)) {
      initialise();
    }
    startPostmaster();
  }

  /** Stops, after a start that is under way, and waits until no process of the server lives. */
  synchronized void stop() throws IOException, InterruptedException {
    stopped = true;
    new PostgresTree(data).stop();
  }

  Optional<ProcessHandle> postmaster() throws IOException {
    return new PostgresTree(data).postmaster();
  }

  /** Under another name first, so that a folder that has its final name is complete. */
  private void initialise() throws IOException, InterruptedException {
    Path unfinished = data.resolveSibling(data.getFileName() + ".new");
    Folders.delete(unfinished);
    Path password = Files.writeString(data.resolveSibling("superuser-password"), superuserPassword);
    run(
        "initdb",
        List.of(
            "-D",
            unfinished.toString(),
            "-U",
            SUPERUSER,
            "--auth=scram-sha-256",
            "--pwfile=" + password,
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            // Small, and not for good: ALTER SYSTEM may make them larger.
            "--set=shared_buffers=64MB",
            "--set=max_wal_size=512MB"));
    Files.delete(password);
    if (tls.isPresent()) {
      Files.writeString(
          unfinished.resolve("pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
    }
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private void startPostmaster() throws IOException, InterruptedException {
    String settings =
        settings().entrySet().stream()
            .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining(" "));
    // Wide: after a crash the server replays its log before it is ready.
    run("pg_ctl", List.of("start", "-w", "-t", "120", "-D", data.toString(), "-o", settings));
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("port", Integer.toString(port));
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "''");
    settings.put("max_connections", "200");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    settings.put("fsync", durable ? "on" : "off");
    settings.put("synchronous_commit", "on");
    settings.put("full_page_writes", durable ? "on" : "off");
    tls.ifPresent(files -> {
      settings.put("ssl", "on");
      settings.put("ssl_cert_file", "'" + files.certificate() + "'");
      settings.put("ssl_key_file", "'" + files.key() + "'");
      settings.put("ssl_min_protocol_version", "TLSv1.3");
    });
    return settings;
  }

  private void run(String program, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(RootNamespace.prefix());
    command.add(binaries.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new PartFailed(program + " failed with exit code " + process.exitValue());
    }
  }
}
