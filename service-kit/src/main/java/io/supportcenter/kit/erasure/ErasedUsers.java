package io.supportcenter.kit.erasure;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.ExpiryRule;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who was erased, by hash. */
@Dependent
public class ErasedUsers {

  private static final String ADD =
      """
      INSERT INTO erased_user (user_hash)
      SELECT sha256(convert_to(id, 'UTF8')) FROM unnest(?::text[]) AS u (id) ORDER BY 1
      ON CONFLICT DO NOTHING
      RETURNING user_hash
      """;

  private static final String NEW =
      """
      WITH added AS (%s)
      SELECT id FROM unnest(?::text[]) AS u (id) WHERE sha256(convert_to(id, 'UTF8')) IN (SELECT * FROM added)
      """
          .formatted(ADD);

  private static final String AMONG =
      """
      SELECT id FROM unnest(?::text[]) AS u (id)
      WHERE EXISTS (SELECT FROM erased_user WHERE user_hash = sha256(convert_to(id, 'UTF8')))
      """;

  private static final String SEEN_AGAIN =
      """
      UPDATE erased_user e SET erased_at = now(), confirmed_at = NULL
      FROM unnest(?::text[]) AS u (id)
      WHERE e.user_hash = sha256(convert_to(u.id, 'UTF8')) AND e.confirmed_at IS NOT NULL
      RETURNING u.id
      """;

  private static final String STATUS =
      """
      SELECT rows_deleted, erased_at, now() AS at FROM erased_user
      WHERE user_hash = sha256(convert_to(?, 'UTF8')) AND confirmed_at IS NULL
      FOR UPDATE
      """;

  private static final String PROGRESS =
      """
      UPDATE erased_user SET rows_deleted = ?, confirmed_at = CASE WHEN ? THEN now() END
      WHERE user_hash = sha256(convert_to(?, 'UTF8'))
      """;

  /**
   * An erasure that is not confirmed yet.
   *
   * @param since how long it has been going on
   */
  record Status(long rows, Duration since) {}

  /** Those of these users who were erased: nothing of theirs is to be stored. */
  public static Set<String> among(Connection tx, Collection<String> users) throws SQLException {
    return new HashSet<>(
        SetSql.query(tx, AMONG, users, row -> row.getString(1), Column.text(id -> id)));
  }

  /**
   * For work that stores something about these users all the same, for example a request that it
   * refuses.
   *
   * @return effects of that work: who was erased will be erased again
   */
  public static List<BackendCall> seen(Connection tx, Collection<String> users)
      throws SQLException {
    return SetSql.query(tx, SEEN_AGAIN, users, row -> row.getString(1), Column.text(id -> id))
        .stream()
        .map(user -> ErasureTimer.at(null, user))
        .toList();
  }

  /** Returns those who are new. */
  static List<String> add(Connection tx, Set<String> users) throws SQLException {
    return SetSql.query(
        tx, NEW, users, row -> row.getString(1), Column.text(id -> id), Column.text(id -> id));
  }

  /** Locked to the end of the transaction; empty when the user's erasure is confirmed. */
  static Optional<Status> lock(Connection tx, String user) throws SQLException {
    return Sql.one(
        tx,
        STATUS,
        row -> {
          Instant at = Rows.instant(row, "at");
          return new Status(row.getLong(1), Duration.between(Rows.instant(row, "erased_at"), at));
        },
        user);
  }

  static void progress(Connection tx, String user, long rows, boolean isOver) throws SQLException {
    Sql.update(tx, PROGRESS, rows, isOver, user);
  }

  @Produces
  @Singleton
  ExpiryRule expiry(ErasureConfig config) {
    return new ExpiryRule("erased_user", "confirmed_at", "true", config.keep());
  }
}
