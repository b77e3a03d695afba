package io.supportcenter.proactive.trip;

import io.supportcenter.proactive.activity.UserId;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.ModificationStore;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
        coalesce((SELECT changed_at FROM modification WHERE id = ?), '-infinity'),
        coalesce(?, '00000000-0000-0000-0000-000000000000'::uuid))
      ORDER BY changed_at, id LIMIT ?
      """;

  /** An attempt ended without an answer, and none since has told more. */
  private static final String IN_DOUBT =
      """
      SELECT m.id FROM modification m JOIN backend_call c ON c.id = (m.detail ->> 'rescheduleId')::uuid
      WHERE m.id = ANY (?) AND m.state = 'RESCHEDULING' AND c.in_doubt AND c.last_fault IS NOT NULL
      """;

  private ModificationViews() {}

  static List<ModificationView> ofUser(Connection tx, UserId user) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(OF_USER)) {
      statement.setString(1, user.value());
      return views(tx, ids(statement));
    }
  }

  /** Those that are cases for agents, oldest first. */
  static List<ModificationView> forAgents(Connection tx, UUID after, int limit)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(FOR_AGENTS)) {
      statement.setObject(1, after, java.sql.Types.OTHER);
      statement.setObject(2, after, java.sql.Types.OTHER);
      statement.setInt(3, limit);
      return views(tx, ids(statement));
    }
  }

  static Optional<ModificationView> find(Connection tx, Modification modification)
      throws SQLException {
    return views(tx, List.of(modification.id().value())).stream().findFirst();
  }

  private static List<ModificationView> views(Connection tx, List<UUID> ids) throws SQLException {
    Set<UUID> inDoubt = inDoubt(tx, ids);
    List<ModificationId> wanted = ids.stream().map(ModificationId::new).toList();
    List<ModificationView> views = new ArrayList<>();
    for (Modification m : ModificationStore.find(tx, wanted)) {
      views.add(ModificationView.of(m, inDoubt.contains(m.id().value())));
    }
    return views;
  }

  private static Set<UUID> inDoubt(Connection tx, List<UUID> ids) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(IN_DOUBT)) {
      Array array = tx.createArrayOf("uuid", ids.toArray());
      statement.setArray(1, array);
      return new HashSet<>(ids(statement));
    }
  }

  private static List<UUID> ids(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<UUID> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
      return ids;
    }
  }
}
