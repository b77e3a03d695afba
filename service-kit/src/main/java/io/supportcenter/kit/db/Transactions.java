package io.supportcenter.kit.db;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Work on the database, and its result. The only place that opens connections of the pool.
 *
 * <p>A fault is thrown unchecked, with the {@link SQLException} as its cause where there is one:
 * {@link Faults} knows its kind. Nothing outside the database is called inside a transaction.
 */
@ApplicationScoped
public class Transactions {

  private static final int SECONDS_MAX = 60;

  /** Of the pool's connections, for attempts of calls: there can be thousands of attempts. */
  private static final int FOR_CALLS_MAX = 4;

  private static final Duration FOR_CALLS_WAIT_MAX = Duration.ofSeconds(5);

  private final AgroalDataSource dataSource;
  private final Semaphore forCalls = new Semaphore(FOR_CALLS_MAX, true);
  private final ThreadLocal<Connection> reading = new ThreadLocal<>();

  Transactions(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Work on a connection that it neither commits nor closes.
   *
   * @param <T> its result
   */
  @FunctionalInterface
  public interface Work<T> {
    T run(Connection tx) throws SQLException;
  }

  /** In a new transaction of at most 60 s, committed at the end, rolled back on any exception. */
  public <T> T inNew(Work<T> work) {
    return QuarkusTransaction.requiringNew().timeout(SECONDS_MAX).call(() -> run(work));
  }

  /**
   * In the transaction that the caller has begun: a REST command is {@code @Transactional}.
   *
   * @throws IllegalStateException when there is none
   */
  public <T> T inCurrent(Work<T> work) {
    if (!QuarkusTransaction.isActive()) {
      throw new IllegalStateException("there is no transaction");
    }
    return run(work);
  }

  /**
   * For reading only. Inside a transaction it reads what that transaction sees; outside of one each
   * statement sees what is committed when it begins. One within another shares its connection: who
   * holds one and waits for a second would stop all others, once they are many.
   */
  public <T> T read(Work<T> work) {
    if (QuarkusTransaction.isActive()) {
      return run(work);
    }
    Connection outer = reading.get();
    try {
      return outer == null ? run(tx -> readOn(tx, work)) : work.run(outer);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private <T> T readOn(Connection tx, Work<T> work) throws SQLException {
    reading.set(tx);
    try {
      return work.run(tx);
    } finally {
      reading.remove();
    }
  }

  /**
   * Work of an attempt of a call, before anything is sent to its partner. Few attempts do so at a
   * time, so that they leave connections to everybody else.
   *
   * @throws NotBegun when it failed, or its turn did not come within 5 s
   */
  public <T> T beforeCall(Supplier<T> work) {
    boolean turn = false;
    try {
      turn = forCalls.tryAcquire(FOR_CALLS_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
      if (!turn) {
        throw new NotBegun("no connection was free in time", null);
      }
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotBegun("interrupted", e);
    } catch (NotBegun e) {
      throw e;
    } catch (RuntimeException e) {
      throw new NotBegun("what the call needs could not be read", e);
    } finally {
      if (turn) {
        forCalls.release();
      }
    }
  }

  private <T> T run(Work<T> work) {
    try (Connection tx = dataSource.getConnection()) {
      return work.run(tx);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private static IllegalStateException refused(SQLException e) {
    return new IllegalStateException("the database refused a statement", e);
  }
}
