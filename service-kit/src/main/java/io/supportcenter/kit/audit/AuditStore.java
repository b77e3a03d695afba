package io.supportcenter.kit.audit;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.values.Sha256;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * SQL of the audit. Rows are added and, when they are old, deleted. An erased user is named by the
 * hash of their id.
 */
final class AuditStore {

  private static final String ADD =
      """
      INSERT INTO audit_entry
        (at, subject, role, user_id, action, object, reason, session_id, outcome, trace_id)
      SELECT at, subject, role, coalesce(encode(e.user_hash, 'hex'), user_id), action, object, reason,
        session_id, outcome, trace_id
      FROM unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[])
        AS n (at, subject, role, user_id, action, object, reason, session_id, outcome, trace_id)
      LEFT JOIN erased_user e ON e.user_hash = sha256(convert_to(n.user_id, 'UTF8'))
      """;

  private static final String FORGET =
      """
      UPDATE audit_entry SET user_id = encode(sha256(convert_to(user_id, 'UTF8')), 'hex')
      WHERE id = ANY (ARRAY(SELECT id FROM audit_entry WHERE user_id = ? LIMIT ?))
      """;

  private static final String FIND =
      """
      SELECT id, at, subject, role, user_id, action, object, reason, session_id, outcome, trace_id
      FROM audit_entry
      WHERE id < ? AND (?::text IS NULL OR user_id IN (?, ?)) AND (?::text IS NULL OR subject = ?)
        AND at >= ?::timestamptz AND at < ?::timestamptz
      ORDER BY id DESC LIMIT ?
      """;

  private AuditStore() {}

  /**
   * What is looked for.
   *
   * @param before the id before which the page begins
   * @param from the first moment
   * @param to the first moment that is too late
   */
  record Query(
      long before, Optional<String> user, Optional<String> subject, Instant from, Instant to) {}

  static Void add(Connection tx, List<AuditEntry> entries) throws SQLException {
    SetSql.update(
        tx,
        ADD,
        entries,
        Column.instant(AuditEntry::at),
        Column.text(AuditEntry::subject),
        Column.text(AuditEntry::role),
        Column.text(AuditEntry::userId),
        Column.text(AuditEntry::action),
        Column.text(AuditEntry::object),
        Column.text(AuditEntry::reason),
        Column.text(AuditEntry::sessionId),
        Column.text(entry -> entry.outcome().name()),
        Column.text(AuditEntry::traceId));
    return null;
  }

  /**
   * Names a user by the hash of their id from now on.
   *
   * @return how many entries did not yet
   */
  static int forget(Connection tx, String user, int limit) throws SQLException {
    return Sql.update(tx, FORGET, user, limit);
  }

  /** The newest first. */
  static List<AuditEntry> find(Connection tx, Query query, int limit) throws SQLException {
    String user = query.user().orElse(null);
    String subject = query.subject().orElse(null);
    return Sql.query(
        tx,
        FIND,
        AuditStore::entry,
        query.before(),
        user,
        user,
        query.user().map(Sha256::hex).orElse(null),
        subject,
        subject,
        query.from(),
        query.to(),
        limit);
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("subject"),
        row.getString("role"),
        row.getString("user_id"),
        row.getString("action"),
        row.getString("object"),
        row.getString("reason"),
        row.getString("session_id"),
        AuditOutcome.valueOf(row.getString("outcome")),
        row.getString("trace_id"));
  }
}
