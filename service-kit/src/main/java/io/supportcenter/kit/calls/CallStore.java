package io.supportcenter.kit.calls;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Calls to partners that are still to do. A call is claimed by moving its due time on: who dies
 * loses the claim.
 */
@ApplicationScoped
public class CallStore {

  private static final String INSERT =
      """
      INSERT INTO backend_call (id, partner, operation, subject, request, due_at)
      SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
      """;

  /**
   * Walks over the partners by their index, and takes from each as many due calls as may still
   * start. An attempt that has begun is in doubt until its end is written down.
   */
  private static final String CLAIM =
      """
      WITH RECURSIVE waiting (partner) AS (
        (SELECT partner FROM backend_call ORDER BY partner LIMIT 1)
        UNION ALL
        SELECT (SELECT b.partner FROM backend_call b WHERE b.partner > w.partner ORDER BY b.partner LIMIT 1)
        FROM waiting w WHERE w.partner IS NOT NULL
      ), due AS (
        SELECT d.id, d.in_doubt, d.operation
        FROM waiting w
        LEFT JOIN unnest(?::text[], ?::int[]) AS busy (partner, attempts) ON busy.partner = w.partner
        CROSS JOIN LATERAL (
          SELECT b.id, b.in_doubt, b.operation FROM backend_call b
          WHERE b.partner = w.partner AND b.due_at <= now()
          ORDER BY b.due_at
          LIMIT greatest(0, ? - coalesce(busy.attempts, 0))
          FOR UPDATE SKIP LOCKED
        ) d
        WHERE w.partner IS NOT NULL
      )
      UPDATE backend_call c
      SET attempts = c.attempts + 1, in_doubt = true, due_at = now() + make_interval(secs => coalesce(l.seconds, ?))
      FROM due LEFT JOIN unnest(?::text[], ?::float8[]) AS l (operation, seconds) ON l.operation = due.operation
      WHERE c.id = due.id
      RETURNING c.id, c.partner, c.operation, c.subject, c.request, c.due_at, c.attempts, due.in_doubt
      """;

  private static final String RESCHEDULE =
      """
      UPDATE backend_call c
      SET due_at = now() + make_interval(secs => r.seconds), in_doubt = r.in_doubt, last_fault = r.fault
      FROM unnest(?::uuid[], ?::int4[], ?::float8[], ?::bool[], ?::text[])
        AS r (id, attempt, seconds, in_doubt, fault)
      WHERE c.id = r.id AND c.attempts = r.attempt
      RETURNING c.id
      """;

  /**
   * A call that this process may attempt.
   *
   * @param attempt from 1
   * @param inDoubt an earlier attempt may have done it
   */
  record Claimed(BackendCall call, int attempt, boolean inDoubt) {}

  /**
   * A call that must be attempted again.
   *
   * @param attempt the one that ended
   */
  record Again(UUID id, int attempt, Duration after, boolean inDoubt, String fault) {}

  public void add(Connection tx, List<BackendCall> calls) throws SQLException {
    if (calls.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = tx.prepareStatement(INSERT)) {
      statement.setArray(1, array(tx, "uuid", calls, BackendCall::id));
      statement.setArray(2, array(tx, "text", calls, BackendCall::partner));
      statement.setArray(3, array(tx, "text", calls, BackendCall::operation));
      statement.setArray(4, array(tx, "text", calls, BackendCall::subject));
      statement.setArray(5, array(tx, "text", calls, BackendCall::request));
      statement.setArray(6, array(tx, "timestamptz", calls, call -> at(call.dueAt())));
      statement.executeUpdate();
    }
  }

  /**
   * Takes due calls.
   *
   * @param leases how long a claim lasts, by operation; longer than an attempt
   * @param otherwise for an operation that is not among them
   */
  List<Claimed> claim(
      Connection tx,
      Map<String, Integer> busy,
      int perPartner,
      Map<String, Duration> leases,
      Duration otherwise)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(CLAIM)) {
      statement.setArray(1, tx.createArrayOf("text", busy.keySet().toArray()));
      statement.setArray(
          2, tx.createArrayOf("int", busy.keySet().stream().map(busy::get).toArray()));
      statement.setInt(3, perPartner);
      statement.setDouble(4, otherwise.toSeconds());
      List<Map.Entry<String, Duration>> each = List.copyOf(leases.entrySet());
      statement.setArray(5, array(tx, "text", each, Map.Entry::getKey));
      statement.setArray(6, array(tx, "float8", each, l -> l.getValue().toMillis() / 1000.0));
      try (ResultSet rows = statement.executeQuery()) {
        List<Claimed> claimed = new ArrayList<>();
        while (rows.next()) {
          claimed.add(claimed(rows));
        }
        return claimed;
      }
    }
  }

  /** Returns those that nobody has claimed anew since: a later attempt's claim stands. */
  Set<UUID> reschedule(Connection tx, List<Again> calls) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(RESCHEDULE)) {
      statement.setArray(1, array(tx, "uuid", calls, Again::id));
      statement.setArray(2, array(tx, "int4", calls, Again::attempt));
      statement.setArray(3, array(tx, "float8", calls, c -> c.after().toMillis() / 1000.0));
      statement.setArray(4, array(tx, "bool", calls, Again::inDoubt));
      statement.setArray(5, array(tx, "text", calls, Again::fault));
      return ids(statement);
    }
  }

  /** Ends these calls; returns those that nobody else had ended before. */
  Set<UUID> end(Connection tx, Collection<UUID> ids) throws SQLException {
    try (PreparedStatement statement =
        tx.prepareStatement("DELETE FROM backend_call WHERE id = ANY (?) RETURNING id")) {
      statement.setArray(1, tx.createArrayOf("uuid", ids.toArray()));
      return ids(statement);
    }
  }

  private static Set<UUID> ids(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      Set<UUID> ids = new HashSet<>();
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
      return ids;
    }
  }

  private static Claimed claimed(ResultSet row) throws SQLException {
    BackendCall call =
        new BackendCall(
            row.getObject(1, UUID.class),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getObject(6, OffsetDateTime.class).toInstant());
    return new Claimed(call, row.getInt(7), row.getBoolean(8));
  }

  private static <T> java.sql.Array array(
      Connection tx, String type, List<T> items, java.util.function.Function<T, Object> value)
      throws SQLException {
    return tx.createArrayOf(type, items.stream().map(value).toArray());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
