package io.supportcenter.kit.rest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The stored answer under one principal's key. */
record IdempotencyStore(Connection tx, String principal, String key) {

  /**
   * An answer and the request it belongs to.
   *
   * @param requestHash SHA-256
   */
  record Answer(
      byte[] requestHash,
      int status,
      Optional<String> contentType,
      Optional<String> location,
      Optional<String> body) {}

  /** Held to the end of the transaction; false when another transaction holds it. */
  boolean tryLock() throws SQLException {
    try (PreparedStatement statement =
        tx.prepareStatement(
            "SELECT pg_try_advisory_xact_lock(hashtextextended(? || E'\\n' || ?, 0))")) {
      statement.setString(1, principal);
      statement.setString(2, key);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  Optional<Answer> find() throws SQLException {
    try (PreparedStatement statement =
        tx.prepareStatement(
            """
            SELECT request_hash, status, content_type, location, body FROM idempotency_key
            WHERE principal = ? AND key = ?
            """)) {
      statement.setString(1, principal);
      statement.setString(2, key);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(answer(rows)) : Optional.empty();
      }
    }
  }

  void add(Answer answer) throws SQLException {
    try (PreparedStatement statement =
        tx.prepareStatement(
            """
            INSERT INTO idempotency_key
              (principal, key, request_hash, status, content_type, location, body)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)) {
      statement.setString(1, principal);
      statement.setString(2, key);
      statement.setBytes(3, answer.requestHash());
      statement.setInt(4, answer.status());
      statement.setString(5, answer.contentType().orElse(null));
      statement.setString(6, answer.location().orElse(null));
      statement.setString(7, answer.body().orElse(null));
      statement.executeUpdate();
    }
  }

  private static Answer answer(ResultSet row) throws SQLException {
    return new Answer(
        row.getBytes(1),
        row.getInt(2),
        Optional.ofNullable(row.getString(3)),
        Optional.ofNullable(row.getString(4)),
        Optional.ofNullable(row.getString(5)));
  }
}
