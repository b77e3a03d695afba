package io.supportcenter.proactive.trip.rest;

import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.store.ModificationStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Modifications for those who watch them. */
final class ModificationViews {

  private static final int NEWEST = 50;

  private static final String OF_USER =
      "SELECT id FROM modification WHERE user_id = ? ORDER BY changed_at DESC, id LIMIT " + NEWEST;

  private static final String FOR_AGENTS =
      """
      SELECT id FROM modification WHERE state = 'NEEDS_AGENT' AND (changed_at, id) > (
        coalesce((SELECT changed_at FROM modification WHERE id = ?::uuid), '-infinity'),
        coalesce(?::uuid, '00000000-0000-0000-0000-000000000000'::uuid))
      ORDER BY changed_at, id LIMIT ?
      """;

  /** An attempt ended without an answer, and none since has found out more. */
  private static final String IN_DOUBT =
      """
      SELECT m.id FROM modification m JOIN backend_call c ON c.id = (m.detail ->> 'rescheduleId')::uuid
      WHERE m.id = ANY (?) AND m.state = 'RESCHEDULING' AND c.in_doubt AND c.last_fault IS NOT NULL
      """;

  private ModificationViews() {}

  static List<ModificationView> ofUser(Connection tx, UserId user) throws SQLException {
    return views(tx, Sql.query(tx, OF_USER, ModificationViews::id, user.value()));
  }

  /** Those that are cases for agents, oldest first. */
  static List<ModificationView> forAgents(Connection tx, UUID after, int limit)
      throws SQLException {
    return views(tx, Sql.query(tx, FOR_AGENTS, ModificationViews::id, after, after, limit));
  }

  static ModificationView of(Connection tx, ModificationId id) throws SQLException {
    return views(tx, List.of(id)).stream().findFirst().orElseThrow(Problems::notFound);
  }

  private static List<ModificationView> views(Connection tx, List<ModificationId> ids)
      throws SQLException {
    Set<ModificationId> inDoubt =
        Set.copyOf(
            SetSql.query(tx, IN_DOUBT, ids, ModificationViews::id, uuid(ModificationId::value)));
    return ModificationStore.find(tx, ids).stream()
        .map(m -> ModificationView.of(m, inDoubt.contains(m.id())))
        .toList();
  }

  private static ModificationId id(ResultSet row) throws SQLException {
    return new ModificationId(Rows.uuid(row, "id"));
  }
}
