package io.supportcenter.kit.outbox;

import io.supportcenter.kit.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The id up to which the outbox is empty for good, so that nobody looks there. While a snapshot is
 * open, for a backup or a report, published rows stay in the index: without a floor each look would
 * walk over all of them.
 *
 * <p>An id is drawn by a transaction that already holds its lock on the table. Once all
 * transactions that held one when some row had been published have ended, no row of a lower id can
 * appear any more. Only rows that are put back from quarantine do, and they lower the floor.
 */
final class OutboxFloor {

  private static final String READ = "SELECT id FROM outbox_floor";

  private static final String ADDING =
      """
      SELECT virtualtransaction FROM pg_locks
      WHERE relation = 'outbox'::regclass AND mode = 'RowExclusiveLock' AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """;

  private static final String ANY_LEFT =
      """
      SELECT FROM pg_locks
      WHERE relation = 'outbox'::regclass AND mode = 'RowExclusiveLock' AND virtualtransaction = ANY (?)
      """;

  /** Not over rows that were put back since: they have changed the floor. */
  private static final String RAISE = "UPDATE outbox_floor SET id = ? WHERE id = ?";

  /** Below the rows, and never to a value that it had: see {@link #RAISE}. */
  private static final String LOWER =
      """
      UPDATE outbox_floor f SET id = least(f.id, lowest.id) - 1
      FROM (
        SELECT min(q.id) AS id FROM outbox_quarantine c
        JOIN outbox_quarantine q ON q.id = c.id OR q.topic = c.topic AND q.record_key = c.record_key
        WHERE c.id = ?
      ) AS lowest
      WHERE lowest.id IS NOT NULL
      """;

  /**
   * Ids begin again when a database is moved by logical replication, which leaves out sequences.
   */
  private static final String CHECK =
      "UPDATE outbox_floor SET id = 0 WHERE id > (SELECT last_value FROM outbox_id)";

  private final Connection connection;
  private final int every;
  private long published;
  private Candidate candidate;

  /**
   * @param every so many published rows: they are what a look may walk over
   */
  OutboxFloor(Connection connection, int every) {
    this.connection = connection;
    this.every = every;
  }

  /**
   * A floor that is right once these transactions have ended.
   *
   * @param old the floor when it was noticed
   */
  private record Candidate(long id, long old, String[] adding) {}

  void check() throws SQLException {
    Sql.update(connection, CHECK);
  }

  /** Takes note of rows that were deleted, up to that id. */
  void published(long highest, int rows) throws SQLException {
    published += rows;
    if (candidate == null && published >= every) {
      published = 0;
      long old = read();
      List<String> adding = Sql.query(connection, ADDING, row -> row.getString(1));
      candidate = new Candidate(highest, old, adding.toArray(String[]::new));
    }
  }

  /** Whether a look at the outbox that begins now decides where the floor is. */
  boolean isDecided() throws SQLException {
    return candidate != null && !Sql.exists(connection, ANY_LEFT, (Object) candidate.adding());
  }

  /**
   * After a look that began when it was decided.
   *
   * @param oldest the lowest id that was found; the highest possible one when there was none
   */
  void raise(long oldest) throws SQLException {
    long id = Math.min(candidate.id(), oldest - 1);
    if (id > candidate.old()) {
      Sql.update(connection, RAISE, id, candidate.old());
    }
    candidate = null;
  }

  long read() throws SQLException {
    return Sql.one(connection, READ, row -> row.getLong(1)).orElseThrow();
  }

  /** Before a row and those of its topic and key are put back, in the same transaction. */
  static void lower(Connection tx, long quarantined) throws SQLException {
    Sql.update(tx, LOWER, quarantined);
  }
}
