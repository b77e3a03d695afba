package io.supportcenter.proactive.trip.store;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.relation.Evidence;
import io.supportcenter.proactive.relation.Relation;
import io.supportcenter.proactive.relation.RelationType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The relationships between users' activities in PostgreSQL. */
public final class RelationStore {

  private static final String DELETE = "DELETE FROM relation WHERE user_id = ANY (?)";

  private static final String INSERT =
      """
      INSERT INTO relation
        (user_id, from_id, to_id, type, free_at, due, buffer_seconds, evidence_kind, evidence, policy_version)
      SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::bigint[],
        ?::text[], ?::text[], ?::int[])
      """;

  private static final String OF_USERS =
      """
      SELECT user_id, from_id, to_id, type, free_at, due, buffer_seconds, evidence_kind, evidence, policy_version
      FROM relation WHERE user_id = ANY (?) ORDER BY from_id, to_id
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
        instant(r -> r.relation().freeAt()),
        instant(r -> r.relation().due()),
        bigint(r -> r.relation().buffer().toSeconds()),
        text(r -> r.relation().evidence().kind().name()),
        text(r -> r.relation().evidence().value()),
        integer(r -> r.relation().policyVersion()));
  }

  public static List<Relation> ofUser(Connection tx, UserId user) throws SQLException {
    return ofUsers(tx, List.of(user)).getOrDefault(user, List.of());
  }

  static Map<UserId, List<Relation>> ofUsers(Connection tx, Collection<UserId> users)
      throws SQLException {
    return SetSql.query(
            tx,
            OF_USERS,
            users,
            row -> new Row(new UserId(row.getString("user_id")), relation(row)),
            text(UserId::value))
        .stream()
        .collect(groupingBy(Row::user, mapping(Row::relation, toList())));
  }

  private static Relation relation(ResultSet row) throws SQLException {
    return new Relation(
        new AssetId(row.getString("from_id")),
        new AssetId(row.getString("to_id")),
        RelationType.valueOf(row.getString("type")),
        Rows.instant(row, "free_at"),
        Rows.instant(row, "due"),
        Duration.ofSeconds(row.getLong("buffer_seconds")),
        new Evidence(
            Evidence.Kind.valueOf(row.getString("evidence_kind")), row.getString("evidence")),
        row.getInt("policy_version"));
  }
}
