package io.supportcenter.kit.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Leadership for a limited time, by the database's clock: of those who ask for a name, one has it.
 *
 * <p>It says who should work, not that nobody else still does: a holder that was suspended may go
 * on after its lease has run out. Whoever takes it over fences the former holder off by other
 * means.
 */
public final class Lease {

  /** From the last renewal to the moment when another may take over. */
  public static final Duration LENGTH = Duration.ofSeconds(15);

  private static final Duration RENEW_AFTER = LENGTH.dividedBy(3);

  private static final String TAKE =
      """
      INSERT INTO lease AS held (name, holder, expires_at) VALUES (?, ?, clock_timestamp() + make_interval(secs => ?))
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
      WHERE held.holder = excluded.holder OR held.expires_at < clock_timestamp()
      """;

  private static final String RELEASE = "DELETE FROM lease WHERE name = ? AND holder = ?";

  private final String name;
  private final UUID holder = UUID.randomUUID();
  private final LongSupplier nanos;
  private long renewedAt;

  public Lease(String name) {
    this(name, System::nanoTime);
  }

  Lease(String name, LongSupplier nanos) {
    this.name = name;
    this.nanos = nanos;
  }

  public String name() {
    return name;
  }

  /** Whoever has this in the table's row has the lease. */
  public UUID holder() {
    return holder;
  }

  /** Takes or renews it. False while another has it. */
  public boolean take(Connection connection) throws SQLException {
    long asked = nanos.getAsLong();
    if (Sql.update(connection, TAKE, name, holder, (double) LENGTH.toSeconds()) == 0) {
      return false;
    }
    renewedAt = asked;
    return true;
  }

  /** Renews it when a third of its time has passed. False when another has taken it over. */
  public boolean keep(Connection connection) throws SQLException {
    return nanos.getAsLong() - renewedAt < RENEW_AFTER.toNanos() || take(connection);
  }

  /** Lets another have it at once. */
  public void release(Connection connection) throws SQLException {
    Sql.update(connection, RELEASE, name, holder);
  }
}
