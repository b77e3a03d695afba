package io.supportcenter.proactive.trip.store;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.relation.Evidence;
import io.supportcenter.proactive.relation.Relation;
import io.supportcenter.proactive.relation.RelationType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The relationships between users' activities in PostgreSQL. */
public final class RelationStore {

  private static final String DELETE = "DELETE FROM relation WHERE user_id = ANY (?)";

  private static final String INSERT =
      """
      INSERT INTO relation
        (user_id, from_id, to_id, type, slack_seconds, buffer_seconds, evidence_kind, evidence, policy_version)
      SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::int[])
      """;

  private static final String OF_USER =
      """
      SELECT from_id, to_id, type, slack_seconds, buffer_seconds, evidence_kind, evidence, policy_version
      FROM relation WHERE user_id = ? ORDER BY from_id, to_id
      """;

  private record Row(UserId user, Relation relation) {}

  private RelationStore() {}

  /** Puts these in the place of all relations of these users. */
  static void replace(Connection tx, Map<UserId, List<Relation>> byUser) throws SQLException {
    SetSql.update(tx, DELETE, byUser.keySet(), text(UserId::value));
    List<Row> rows =
        byUser.entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(r -> new Row(e.getKey(), r)))
            .toList();
    SetSql.updateAll(
        tx,
        INSERT,
        rows,
        text(r -> r.user().value()),
        text(r -> r.relation().from().value()),
        text(r -> r.relation().to().value()),
        text(r -> r.relation().type().name()),
        bigint(r -> r.relation().slack().toSeconds()),
        bigint(r -> r.relation().buffer().toSeconds()),
        text(r -> r.relation().evidence().kind().name()),
        text(r -> r.relation().evidence().value()),
        integer(r -> r.relation().policyVersion()));
  }

  public static List<Relation> ofUser(Connection tx, UserId user) throws SQLException {
    return Sql.query(tx, OF_USER, RelationStore::relation, user.value());
  }

  private static Relation relation(ResultSet row) throws SQLException {
    return new Relation(
        new AssetId(row.getString("from_id")),
        new AssetId(row.getString("to_id")),
        RelationType.valueOf(row.getString("type")),
        Duration.ofSeconds(row.getLong("slack_seconds")),
        Duration.ofSeconds(row.getLong("buffer_seconds")),
        new Evidence(
            Evidence.Kind.valueOf(row.getString("evidence_kind")), row.getString("evidence")),
        row.getInt("policy_version"));
  }
}
