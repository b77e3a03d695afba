package io.supportcenter.kit.partner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Where partners are reached, for calls outside of transactions. One that was found is remembered
 * for two seconds, so that thousands of calls do not take a connection each; a change of the
 * directory counts for all instances after that time.
 *
 * @param <E> where and how to reach one
 */
public final class EndpointDirectory<E> {

  private static final Duration KEEP = Duration.ofSeconds(2);
  private static final int KEPT_MAX = 10_000;

  private final String partners;
  private final DataSource dataSource;
  private final Source<E> source;
  private final Cache<String, E> found =
      Caffeine.newBuilder().expireAfterWrite(KEEP).maximumSize(KEPT_MAX).build();

  /** Reads one from the database; empty when there is no such partner. */
  @FunctionalInterface
  public interface Source<E> {
    Optional<E> read(Connection connection, String id) throws SQLException;
  }

  /**
   * @param partners what they are, in the plural, for messages
   */
  public EndpointDirectory(String partners, DataSource dataSource, Source<E> source) {
    this.partners = partners;
    this.dataSource = dataSource;
    this.source = source;
  }

  /**
   * Empty when there is no such partner; that is not remembered. Nobody waits for another's look:
   * attempts have limits of their own.
   *
   * @throws IllegalStateException when the directory cannot be read
   */
  public Optional<E> find(String id) {
    E known = found.getIfPresent(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<E> read = read(id);
    read.ifPresent(endpoint -> found.put(id, endpoint));
    return read;
  }

  private Optional<E> read(String id) {
    try (Connection connection = dataSource.getConnection()) {
      return source.read(connection, id);
    } catch (SQLException e) {
      throw new IllegalStateException("the directory of " + partners + " cannot be read", e);
    }
  }
}
