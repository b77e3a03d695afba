package io.supportcenter.local.platform;

import io.supportcenter.local.process.Launch;
import io.supportcenter.local.process.Leftovers;
import io.supportcenter.local.process.Parallel;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.process.Supervisor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Broker, PostgreSQL and schema registry: started and ready for use, stopped, killed one by one.
 */
public final class Platform {

  /** Names of the child processes. */
  public static final Set<String> PARTS = Set.of("broker", "postgres", "registry", "keycloak");

  private static final Duration READY_MAX = Duration.ofSeconds(180);
  private static final Duration STOP_MAX = Duration.ofSeconds(20);

  private final Launch launch;
  private final Supervisor supervisor;
  private final PlatformAccess access;
  private final Broker broker;
  private final Postgres postgres;
  private final Registry registry;

  /**
   * @param durable false only for tests: no fsync in PostgreSQL
   */
  public Platform(Launch launch, Supervisor supervisor, PlatformAccess access, boolean durable) {
    this.launch = launch;
    this.supervisor = supervisor;
    this.access = access;
    this.broker = new Broker(access);
    this.postgres = new Postgres(access, durable);
    this.registry = new Registry(access);
  }

  /**
   * Ends what an earlier, hard-killed run on this state folder has left. To be called before
   * anything is started on it, with no other run on it.
   */
  public static void clearLeftovers(Path state) throws IOException, InterruptedException {
    new Leftovers(state).clear();
    new PostgresTree(Postgres.data(state)).stop();
  }

  /**
   * Starts all three and waits until they can be used: topics made, a database for each name.
   *
   * @throws PartFailed when one of them does not get there
   */
  public void start(List<String> databases) throws InterruptedException {
    start(databases, () -> {});
  }

  /**
   * The same, on a secured stack.
   *
   * @param realm Keycloak's, as a file that it imports
   */
  public void startSecured(List<String> databases, Path realm) throws InterruptedException {
    Keycloak keycloak = new Keycloak(access, realm);
    start(
        Stream.concat(Stream.of(Keycloak.DATABASE), databases.stream()).toList(),
        () -> {
          keycloak.build(launch);
          supervisor.start(keycloak.spec(launch), keycloak.ready(), READY_MAX);
        });
  }

  /** The issuer before the registry, which asks it who its clients are. */
  private void start(List<String> databases, Parallel.Step issuer) throws InterruptedException {
    Parallel.run(
        List.of(
            () -> {
              startBroker();
              broker.createTopics();
            },
            () -> {
              startPostgres();
              postgres.createDatabases(
                  Stream.concat(Stream.of(Registry.DATABASE), databases.stream()).toList());
              issuer.run();
              startRegistry();
              registry.requireCompatibility();
            }));
  }

  public void startBroker() throws InterruptedException {
    supervisor.start(broker.spec(launch), broker.ready(), READY_MAX);
  }

  public void startPostgres() throws InterruptedException {
    supervisor.start(postgres.spec(launch), postgres.ready(), READY_MAX);
  }

  public void startRegistry() throws InterruptedException {
    supervisor.start(registry.spec(launch), registry.ready(), READY_MAX);
  }

  /** SIGKILL. Returns when the registry is gone. */
  public void killRegistry() throws InterruptedException {
    supervisor.kill("registry");
  }

  /** SIGKILL. Returns when the broker is gone. */
  public void killBroker() throws InterruptedException {
    supervisor.kill("broker");
  }

  /** From now on the end of the broker is not a failure. The caller ends it if necessary. */
  public void leaveBroker() {
    supervisor.leave("broker");
  }

  /** SIGKILL of the server with all its backends. Returns when none of them lives. */
  public void killPostgres() throws IOException, InterruptedException {
    supervisor.kill("postgres");
    new PostgresTree(Postgres.data(launch.state())).kill();
  }

  /** Stops those of the three that run, the registry first since it needs PostgreSQL. */
  public void stop() throws IOException, InterruptedException {
    supervisor.stop(List.of("registry", "keycloak"), STOP_MAX);
    supervisor.stop(List.of("postgres", "broker"), STOP_MAX);
    new PostgresTree(Postgres.data(launch.state())).stop();
  }

  public PlatformPorts ports() {
    return access.ports();
  }

  /** Process ids of what runs now; PostgreSQL's is that of its postmaster. */
  Map<String, Long> processes() throws IOException {
    Map<String, Long> processes = new HashMap<>(supervisor.running());
    processes.remove("postgres");
    new PostgresTree(Postgres.data(launch.state()))
        .postmaster()
        .ifPresent(postmaster -> processes.put("postgres", postmaster.pid()));
    return processes;
  }
}
