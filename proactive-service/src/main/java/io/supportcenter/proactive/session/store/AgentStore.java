package io.supportcenter.proactive.session.store;

import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.proactive.session.Agent;
import io.supportcenter.proactive.session.AgentId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Agents and their presence in PostgreSQL. */
public final class AgentStore {

  private static final String SET =
      """
      INSERT INTO agent (id, available, capacity, seen_at, idle_since) VALUES (?, ?, ?, now(), now())
      ON CONFLICT (id) DO UPDATE SET available = excluded.available, capacity = excluded.capacity, seen_at = now()
      """;

  private static final String SEEN =
      "UPDATE agent SET seen_at = now() WHERE id = ? RETURNING available, capacity";

  private static final String PRESENT =
      """
      SELECT a.id, a.capacity, a.idle_since,
        (SELECT count(*) FROM live_session s WHERE s.agent_id = a.id AND s.state IN ('OFFERED', 'ACTIVE', 'WRAP_UP')) AS held
      FROM agent a
      WHERE a.available AND a.seen_at > now() - make_interval(secs => ?)
      """;

  private static final String GIVEN = "UPDATE agent SET idle_since = now() WHERE id = ANY (?)";

  private static final String MISSED = "UPDATE agent SET available = false WHERE id = ANY (?)";

  private AgentStore() {}

  /** What an agent has set by hand. */
  public record Presence(boolean available, int capacity) {}

  public static void set(Connection tx, AgentId id, Presence presence) throws SQLException {
    Sql.update(tx, SET, id.value(), presence.available(), presence.capacity());
  }

  /** Notes that the agent is there; an unknown agent is there and not available. */
  public static Presence seen(Connection tx, AgentId id) throws SQLException {
    return Sql.one(tx, SEEN, row -> new Presence(row.getBoolean(1), row.getInt(2)), id.value())
        .orElse(new Presence(false, 1));
  }

  /** Those who are available and were seen within the grace. */
  static List<Agent> present(Connection tx, Duration grace) throws SQLException {
    return Sql.query(
        tx,
        PRESENT,
        row ->
            new Agent(
                new AgentId(row.getString("id")),
                row.getInt("capacity"),
                row.getInt("held"),
                Rows.instant(row, "idle_since")),
        grace);
  }

  static void given(Connection tx, List<AgentId> agents) throws SQLException {
    SetSql.update(tx, GIVEN, agents, text(AgentId::value));
  }

  /** They did not answer: nothing more is offered to them until they say that they are there. */
  static void missed(Connection tx, List<AgentId> agents) throws SQLException {
    SetSql.update(tx, MISSED, agents, text(AgentId::value));
  }
}
