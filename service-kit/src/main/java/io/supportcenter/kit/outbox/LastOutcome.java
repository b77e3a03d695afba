package io.supportcenter.kit.outbox;

import io.supportcenter.kit.db.Lease;
import io.supportcenter.kit.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What became of the relay's last transaction, kept in PostgreSQL: Kafka's coordinator forgets it
 * when the next relay begins.
 */
final class LastOutcome {

  private static final String READ =
      "SELECT producer_epoch, committed, ended FROM relay_last_transaction";

  private static final String ENDING =
      """
      INSERT INTO relay_last_transaction (producer_epoch, committed, ended)
      SELECT ?, ?, false FROM lease WHERE name = ? AND holder = ?
      ON CONFLICT (one) DO UPDATE
        SET producer_epoch = excluded.producer_epoch, committed = excluded.committed, ended = false
      """;

  private static final String ENDED =
      "UPDATE relay_last_transaction SET ended = true WHERE producer_epoch = ?";

  private final Connection connection;
  private final Lease lease;

  LastOutcome(Connection connection, Lease lease) {
    this.connection = connection;
    this.lease = lease;
  }

  /**
   * As it was written down last.
   *
   * @param epoch the producer's when the relay began to end its transaction
   * @param ended whether that relay came to the end of it
   */
  record Known(int epoch, boolean committed, boolean ended) {}

  Optional<Known> read() throws SQLException {
    return Sql.one(
        connection, READ, row -> new Known(row.getInt(1), row.getBoolean(2), row.getBoolean(3)));
  }

  /**
   * Before anything is done about it.
   *
   * @throws IllegalStateException when another relay has taken over
   */
  void ending(int epoch, boolean committed) throws SQLException {
    if (Sql.update(connection, ENDING, epoch, committed, lease.name(), lease.holder()) == 0) {
      throw new IllegalStateException("the lease was lost");
    }
  }

  void ended(int epoch) throws SQLException {
    Sql.update(connection, ENDED, epoch);
  }
}
