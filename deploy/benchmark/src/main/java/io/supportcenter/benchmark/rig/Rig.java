package io.supportcenter.benchmark.rig;

import io.supportcenter.kit.testing.FreshTopics;
import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.local.tokens.TokenIssuer;
import io.supportcenter.schemas.EventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The real parts that all contenders share: a broker, a PostgreSQL with fsync, a registry. */
public final class Rig implements AutoCloseable {

  public static final int PARTITIONS = 6;

  private static final Duration TOKEN_LIFETIME = Duration.ofHours(2);

  /**
   * A database server that has work to do: the table of ten million rows fits into its memory, and
   * checkpoints are minutes apart.
   */
  private static final Map<String, String> POSTGRES =
      Map.of(
          "shared_buffers", "2GB",
          "max_wal_size", "8GB",
          "checkpoint_timeout", "15min");

  static final String ISSUER = "https://support-center.benchmark";
  static final String AUDIENCE = "benchmark";

  private final Path root;
  private final Path work;
  private final PlatformProcess platform;
  private final PlatformAddresses addresses;
  private final Admin admin;
  private final EventCodec codec;
  private final TokenIssuer tokens =
      new TokenIssuer(TokenIssuer.newKeys(), ISSUER, List.of(AUDIENCE));

  private Rig(Path root, Path work, PlatformProcess platform) {
    this.root = root;
    this.work = work;
    this.platform = platform;
    this.addresses = platform.addresses();
    this.admin = Admin.create(Map.of("bootstrap.servers", addresses.bootstrapServers()));
    this.codec = EventCodec.connect(addresses.registryUrl());
  }

  /**
   * @param root of the source tree
   */
  public static Rig start(Path root) throws IOException, SQLException {
    Path work = Files.createDirectories(root.resolve("deploy/benchmark/target/benchmark"));
    Files.createDirectories(work.resolve("logs"));
    PlatformProcess platform = PlatformProcess.start(work.resolve("platform"));
    setUpPostgres(platform);
    return new Rig(root, work, platform);
  }

  private static void setUpPostgres(PlatformProcess platform) throws SQLException {
    try (Connection connection = connect(platform.addresses(), "postgres")) {
      for (var setting : POSTGRES.entrySet()) {
        execute(
            connection,
            "ALTER SYSTEM SET %s = '%s'".formatted(setting.getKey(), setting.getValue()));
      }
    }
    platform.killPostgres();
    platform.startPostgres();
  }

  public Path root() {
    return root;
  }

  /** Where logs and the report are written. */
  public Path work() {
    return work;
  }

  public PlatformAddresses addresses() {
    return addresses;
  }

  public EventCodec codec() {
    return codec;
  }

  /** For {@code quarkus.oidc.public-key}. */
  String publicKey() {
    return tokens.publicKeyBase64();
  }

  /** A bearer token that the services on the rig trust. */
  public String token(String subject, String role) {
    return tokens.token(subject, List.of(role), TOKEN_LIFETIME, Map.of());
  }

  /** Of a contender, together with the broker and PostgreSQL that work for it. */
  public CpuTime cpuTime(Jvm contender) {
    return new CpuTime(
        List.of(
            contender.handle(),
            ProcessHandle.of(addresses.broker()).orElseThrow(),
            ProcessHandle.of(addresses.postmaster()).orElseThrow()));
  }

  public String topic(String name) {
    return create(new NewTopic(name, PARTITIONS, (short) 1));
  }

  public String compactedTopic(String name, int partitions) {
    return create(
        new NewTopic(name, partitions, (short) 1)
            .configs(
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
  }

  /** Of one partition. */
  public void compactedTopicIfAbsent(String name) {
    try {
      if (!admin.listTopics().names().get().contains(name)) {
        compactedTopic(name, 1);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("topic " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String create(NewTopic topic) {
    try {
      admin.createTopics(List.of(topic)).all().get();
      return topic.name();
    } catch (ExecutionException e) {
      throw new IllegalStateException("topic " + topic.name(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public void delete(List<String> topics) {
    try {
      admin.deleteTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("topics " + topics, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Empties all topics, as services in new databases need them. */
  public void freshTopics() {
    FreshTopics.on(addresses.bootstrapServers());
  }

  public String database(String name) {
    addresses.recreateDatabase(name);
    return name;
  }

  /**
   * A copy of a database that is no longer used.
   *
   * @param name of the copy
   */
  public String copyOf(String database, String name) {
    try (Connection connection = connect("postgres")) {
      execute(
          connection,
          "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '"
              + database
              + "'");
      execute(connection, "CREATE DATABASE \"%s\" TEMPLATE \"%s\"".formatted(name, database));
      execute(connection, "CHECKPOINT");
      return name;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void dropDatabase(String name) {
    try (Connection connection = connect("postgres")) {
      execute(connection, "DROP DATABASE \"" + name + "\" WITH (FORCE)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public Connection connect(String database) throws SQLException {
    return connect(addresses, database);
  }

  private static Connection connect(PlatformAddresses addresses, String database)
      throws SQLException {
    return DriverManager.getConnection(
        addresses.jdbcUrl(database), addresses.username(), addresses.password());
  }

  public static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The one number that a query answers. */
  public static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    admin.close();
    codec.close();
    platform.close();
  }
}
