package io.supportcenter.proactive.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Agents and their presence in PostgreSQL. */
final class AgentStore {

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
        (SELECT count(*) FROM live_session s WHERE s.agent_id = a.id AND s.state IN ('OFFERED', 'ACTIVE', 'WRAP_UP'))
      FROM agent a
      WHERE a.available AND a.seen_at > now() - make_interval(secs => ?)
      """;

  private static final String GIVEN = "UPDATE agent SET idle_since = now() WHERE id = ANY (?)";

  private static final String MISSED = "UPDATE agent SET available = false WHERE id = ANY (?)";

  private AgentStore() {}

  /** What an agent has set by hand. */
  record Presence(boolean available, int capacity) {}

  static void set(Connection tx, AgentId id, Presence presence) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(SET)) {
      statement.setString(1, id.value());
      statement.setBoolean(2, presence.available());
      statement.setInt(3, presence.capacity());
      statement.executeUpdate();
    }
  }

  /** Notes that the agent is there; one never heard of is there and not available. */
  static Presence seen(Connection tx, AgentId id) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(SEEN)) {
      statement.setString(1, id.value());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? new Presence(rows.getBoolean(1), rows.getInt(2))
            : new Presence(false, 1);
      }
    }
  }

  /** Those who are available and were seen within the grace. */
  static List<Agent> present(Connection tx, Duration grace) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(PRESENT)) {
      statement.setDouble(1, grace.toMillis() / 1000.0);
      try (ResultSet rows = statement.executeQuery()) {
        List<Agent> agents = new ArrayList<>();
        while (rows.next()) {
          agents.add(
              new Agent(
                  new AgentId(rows.getString(1)),
                  rows.getInt(2),
                  rows.getInt(4),
                  rows.getObject(3, OffsetDateTime.class).toInstant()));
        }
        return agents;
      }
    }
  }

  static void given(Connection tx, List<AgentId> agents) throws SQLException {
    update(tx, GIVEN, agents);
  }

  /** They did not answer: nothing more is offered to them until they say that they are there. */
  static void missed(Connection tx, List<AgentId> agents) throws SQLException {
    update(tx, MISSED, agents);
  }

  private static void update(Connection tx, String sql, List<AgentId> agents) throws SQLException {
    if (agents.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = tx.prepareStatement(sql)) {
      statement.setArray(
          1, tx.createArrayOf("text", agents.stream().map(AgentId::value).toArray()));
      statement.executeUpdate();
    }
  }
}
