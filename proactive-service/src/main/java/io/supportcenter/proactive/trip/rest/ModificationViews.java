package io.supportcenter.proactive.trip.rest;

import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.store.ModificationStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Modifications for those who watch them. */
final class ModificationViews {

  private static final int NEWEST = 50;

  /** In doubt: an attempt ended without an answer, and none since has found out more. */
  private static final String SELECT =
      """
      SELECT m.*, m.state = 'RESCHEDULING' AND EXISTS (SELECT 1 FROM backend_call c
          WHERE c.id = (m.detail ->> 'rescheduleId')::uuid AND c.in_doubt AND c.last_fault IS NOT NULL) AS in_doubt
      FROM modification m WHERE m.id IN (%s) ORDER BY m.id
      """;

  private static final String OF_USER =
      "SELECT id FROM modification WHERE user_id = ? ORDER BY changed_at DESC, id LIMIT " + NEWEST;
  private static final String FOR_AGENTS =
      """
      SELECT id FROM modification WHERE state = 'NEEDS_AGENT' AND (changed_at, id) > (
        coalesce((SELECT changed_at FROM modification WHERE id = ?::uuid), '-infinity'),
        coalesce(?::uuid, '00000000-0000-0000-0000-000000000000'::uuid))
      ORDER BY changed_at, id LIMIT ?
      """;

  private ModificationViews() {}

  static List<ModificationView> ofUser(Connection tx, UserId user) throws SQLException {
    return views(tx, OF_USER, user.value());
  }

  /** Those that are cases for agents, oldest first. */
  static List<ModificationView> forAgents(Connection tx, UUID after, int limit)
      throws SQLException {
    return views(tx, FOR_AGENTS, after, after, limit);
  }

  static ModificationView of(Connection tx, ModificationId id) throws SQLException {
    return views(tx, "?", id.value()).stream().findFirst().orElseThrow(Problems::notFound);
  }

  private static List<ModificationView> views(Connection tx, String ids, Object... parameters)
      throws SQLException {
    return Sql.query(
        tx,
        SELECT.formatted(ids),
        row -> ModificationView.of(ModificationStore.modification(row), row.getBoolean("in_doubt")),
        parameters);
  }
}
