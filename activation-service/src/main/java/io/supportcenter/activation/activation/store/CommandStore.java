package io.supportcenter.activation.activation.store;

import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.activation.activation.ActivationCommand;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.values.Actor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** SQL of who commanded what. Rows are added and never changed. */
final class CommandStore {

  private static final String INSERT =
      """
      INSERT INTO activation_command (activation_id, command, actor_kind, actor_id, commanded_at)
      SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
      """;

  private CommandStore() {}

  static void insert(Connection tx, List<Commanded> commands) throws SQLException {
    SetSql.updateAll(
        tx,
        INSERT,
        commands,
        uuid(c -> c.activation().value()),
        text(c -> c.command().kind().name()),
        text(c -> c.command().actor().kind().name()),
        text(c -> c.command().actor().id()),
        instant(c -> c.command().at()));
  }

  /** The newest ones of an activation, in their order. */
  static List<ActivationCommand> find(Connection tx, ActivationId id, int limit)
      throws SQLException {
    return Sql.query(
            tx,
            """
            SELECT command, actor_kind, actor_id, commanded_at FROM activation_command
            WHERE activation_id = ? ORDER BY id DESC LIMIT ?
            """,
            CommandStore::command,
            id.value(),
            limit)
        .reversed();
  }

  private static ActivationCommand command(ResultSet row) throws SQLException {
    return new ActivationCommand(
        ActivationCommand.Kind.valueOf(row.getString("command")),
        new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_id")),
        Rows.instant(row, "commanded_at"));
  }
}
