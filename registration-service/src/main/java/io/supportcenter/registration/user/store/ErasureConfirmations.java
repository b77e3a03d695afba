package io.supportcenter.registration.user.store;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.values.Sha256;
import io.supportcenter.registration.user.ErasureConfirmation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which service has erased which user. */
public final class ErasureConfirmations {

  private static final String ADD =
      """
      INSERT INTO erasure_confirmation (user_hash, service, confirmed_at)
      SELECT user_hash, service, max(confirmed_at)
      FROM unnest(?::text[], ?::text[], ?::timestamptz[]) AS c (user_hash, service, confirmed_at)
      GROUP BY user_hash, service ORDER BY user_hash, service
      ON CONFLICT (user_hash, service) DO UPDATE SET confirmed_at = excluded.confirmed_at
      """;

  private static final String OF_USER =
      "SELECT service, confirmed_at FROM erasure_confirmation WHERE user_hash = ?";

  private static final String OVERDUE =
      """
      SELECT count(*) FROM app_user u
      WHERE erased AND erased_at BETWEEN now() - interval '90 days' AND now() - make_interval(secs => ?)
        AND EXISTS (
          SELECT FROM unnest(?::text[]) AS s (service)
          WHERE NOT EXISTS (
            SELECT FROM erasure_confirmation c
            WHERE c.user_hash = encode(sha256(convert_to(u.id, 'UTF8')), 'hex') AND c.service = s.service))
      """;

  private ErasureConfirmations() {}

  public static void add(Connection tx, Collection<ErasureConfirmation> confirmations)
      throws SQLException {
    SetSql.update(
        tx,
        ADD,
        confirmations,
        Column.text(ErasureConfirmation::userHash),
        Column.text(ErasureConfirmation::service),
        Column.instant(ErasureConfirmation::at));
  }

  /** When services have confirmed it, by their names. */
  public static Map<String, Instant> of(Connection tx, String user) throws SQLException {
    return Sql.query(
            tx,
            OF_USER,
            row -> Map.entry(row.getString(1), Rows.instant(row, "confirmed_at")),
            Sha256.hex(user))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * How many users were erased so long ago, in the last 90 days, without a word of each service.
   */
  public static long overdue(Connection tx, Duration after, List<String> services)
      throws SQLException {
    return Sql.one(tx, OVERDUE, row -> row.getLong(1), after, services.toArray(String[]::new))
        .orElseThrow();
  }
}
