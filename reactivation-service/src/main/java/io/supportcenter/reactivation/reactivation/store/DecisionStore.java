package io.supportcenter.reactivation.reactivation.store;

import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.reactivation.decision.Decision;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Records of decisions in PostgreSQL. They are added, never changed. */
public final class DecisionStore {

  private static final String ADD =
      """
      INSERT INTO decision (reactivation_id, number, policy_hash, record, decided_at)
      SELECT * FROM unnest(?::uuid[], ?::int4[], ?::text[], ?::jsonb[], ?::timestamptz[])
      """;

  private static final String LAST =
      """
      SELECT DISTINCT ON (reactivation_id) reactivation_id, record FROM decision
      WHERE reactivation_id = ANY (?)
      ORDER BY reactivation_id, number DESC
      """;

  private static final String PAGE =
      """
      SELECT reactivation_id, number, policy_hash, record FROM decision
      WHERE reactivation_id IN (
        SELECT DISTINCT reactivation_id FROM decision
        WHERE reactivation_id > ? ORDER BY reactivation_id LIMIT ?)
      ORDER BY reactivation_id, number
      """;

  private DecisionStore() {}

  /**
   * A record as it is stored.
   *
   * @param decision empty when it was altered, and is not one any more
   */
  public record Stored(
      ReactivationId reactivation, int number, String policyHash, Optional<Decision> decision) {}

  /** All decisions of the next reactivations in the order of their ids. */
  public static List<Stored> page(Connection tx, UUID after, int reactivations)
      throws SQLException {
    return Sql.query(
        tx,
        PAGE,
        row ->
            new Stored(
                new ReactivationId(Rows.uuid(row, "reactivation_id")),
                row.getInt("number"),
                row.getString("policy_hash"),
                read(row.getString("record"))),
        after,
        reactivations);
  }

  private static Optional<Decision> read(String record) {
    try {
      return Optional.of(DomainJson.read(record, Decision.class));
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }

  /**
   * One of a reactivation's decisions.
   *
   * @param number from 1
   */
  public record Numbered(ReactivationId reactivation, int number, Decision decision) {}

  static void add(Connection tx, Collection<Numbered> decisions) throws SQLException {
    SetSql.updateAll(
        tx,
        ADD,
        decisions,
        uuid(d -> d.reactivation().value()),
        integer(Numbered::number),
        text(d -> d.decision().policy().hash()),
        text(d -> DomainJson.write(d.decision())),
        instant(d -> d.decision().evidence().at()));
  }

  /** The first one first. */
  public static List<Numbered> of(Connection tx, ReactivationId reactivation) throws SQLException {
    return Sql.query(
        tx,
        "SELECT number, record FROM decision WHERE reactivation_id = ? ORDER BY number",
        row ->
            new Numbered(
                reactivation, row.getInt(1), DomainJson.read(row.getString(2), Decision.class)),
        reactivation.value());
  }

  /** The last one of each that has any. */
  public static Map<ReactivationId, Decision> last(
      Connection tx, Collection<ReactivationId> reactivations) throws SQLException {
    return SetSql.map(
        tx,
        LAST,
        reactivations,
        row ->
            Map.entry(
                new ReactivationId(Rows.uuid(row, "reactivation_id")),
                DomainJson.read(row.getString("record"), Decision.class)),
        uuid(ReactivationId::value));
  }
}
