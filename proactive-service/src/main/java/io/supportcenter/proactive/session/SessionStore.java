package io.supportcenter.proactive.session;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.proactive.activity.UserId;
import io.supportcenter.proactive.vendor.Channel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Live sessions in PostgreSQL. Whoever changes one, or adds to its transcript, locks its row. */
final class SessionStore {

  private static final String SELECT =
      "SELECT id, user_id, asset_id, topic, details, channels, detail, version FROM live_session s ";

  /** Somebody who asks twice gets one session. */
  private static final String INSERT =
      """
      INSERT INTO live_session
        (id, user_id, asset_id, topic, details, channels, state, detail, agent_id, queued_since, version, requested_at)
      SELECT s.id, s.user_id, s.asset_id, s.topic, s.details::jsonb, string_to_array(s.channels, ','), s.state,
        s.detail::jsonb, s.agent_id, s.queued_since, s.version, now()
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::timestamptz[], ?::bigint[])
        AS s (id, user_id, asset_id, topic, details, channels, state, detail, agent_id, queued_since, version)
      ON CONFLICT (id) DO NOTHING
      RETURNING id
      """;

  private static final String UPDATE =
      """
      UPDATE live_session l SET state = s.state, detail = s.detail::jsonb, agent_id = s.agent_id,
        queued_since = s.queued_since, version = s.version
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[])
        AS s (id, state, detail, agent_id, queued_since, version)
      WHERE l.id = s.id
      """;

  private static final String POSITION =
      """
      SELECT count(*) FROM live_session
      WHERE state = 'QUEUED' AND (queued_since, id) <= (SELECT queued_since, id FROM live_session WHERE id = ?)
      """;

  private static final String COUNT_OPEN =
      "SELECT count(*) FROM live_session WHERE user_id = ? AND state NOT IN ('WRAP_UP', 'ENDED')";

  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private SessionStore() {}

  /** Adds those that are new; returns them. */
  static List<LiveSession> add(Connection tx, List<LiveSession> sessions) throws SQLException {
    Set<UUID> added =
        Set.copyOf(
            SetSql.query(
                tx,
                INSERT,
                sessions,
                row -> row.getObject(1, UUID.class),
                uuid(s -> s.id().value()),
                text(s -> s.user().value()),
                text(s -> s.assetId().orElse(null)),
                text(LiveSession::topic),
                text(s -> DomainJson.write(s.details())),
                text(s -> s.channels().stream().map(Enum::name).collect(Collectors.joining(","))),
                state(),
                detail(),
                agent(),
                queuedSince(),
                bigint(LiveSession::version)));
    return sessions.stream().filter(s -> added.contains(s.id().value())).toList();
  }

  static void update(Connection tx, Collection<LiveSession> sessions) throws SQLException {
    SetSql.updateAll(
        tx,
        UPDATE,
        sessions,
        uuid(s -> s.id().value()),
        state(),
        detail(),
        agent(),
        queuedSince(),
        bigint(LiveSession::version));
  }

  static Optional<LiveSession> find(Connection tx, SessionId id) throws SQLException {
    return byIds(tx, List.of(id), "").stream().findFirst();
  }

  static Optional<LiveSession> lock(Connection tx, SessionId id) throws SQLException {
    return byIds(tx, List.of(id), "FOR UPDATE").stream().findFirst();
  }

  /**
   * Sessions that meet a condition and that nobody else is changing at the moment, oldest first.
   *
   * @param condition SQL of ours
   */
  static List<LiveSession> lockSome(Connection tx, String condition, int most) throws SQLException {
    String sql =
        SELECT
            + "WHERE "
            + condition
            + " ORDER BY queued_since NULLS FIRST, id LIMIT "
            + most
            + " FOR UPDATE SKIP LOCKED";
    try (PreparedStatement statement = tx.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<LiveSession> found = new java.util.ArrayList<>();
      while (rows.next()) {
        found.add(session(rows));
      }
      return found;
    }
  }

  /** Those that wait for an agent, oldest first. */
  static List<LiveSession> queue(Connection tx, int most) throws SQLException {
    return SetSql.query(
        tx,
        SELECT
            + "WHERE state = 'QUEUED' AND state = ANY (?) ORDER BY queued_since, id LIMIT "
            + most,
        List.of("QUEUED"),
        SessionStore::session,
        text(state -> state));
  }

  /** Those that the agent is offered or holds. */
  static List<LiveSession> heldBy(Connection tx, AgentId agent) throws SQLException {
    return SetSql.query(
        tx,
        SELECT
            + "WHERE agent_id = ANY (?) AND state IN ('OFFERED', 'ACTIVE', 'WRAP_UP') ORDER BY id",
        List.of(agent),
        SessionStore::session,
        text(AgentId::value));
  }

  /** Of a queued session, from 1; 0 for one that does not wait. */
  static int position(Connection tx, SessionId id) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(POSITION)) {
      statement.setObject(1, id.value());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  /** The user's that wait or are talked in; steady only under the user's lock. */
  static int countOpen(Connection tx, UserId user) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(COUNT_OPEN)) {
      statement.setString(1, user.value());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static List<LiveSession> byIds(Connection tx, List<SessionId> ids, String lock)
      throws SQLException {
    return SetSql.query(
        tx,
        SELECT + "WHERE id = ANY (?) ORDER BY id " + lock,
        ids,
        SessionStore::session,
        uuid(SessionId::value));
  }

  private static LiveSession session(ResultSet row) throws SQLException {
    return new LiveSession(
        new SessionId(row.getObject(1, UUID.class)),
        new UserId(row.getString(2)),
        Optional.ofNullable(row.getString(3)),
        row.getString(4),
        DomainJson.read(row.getString(5), DETAILS),
        Arrays.stream((String[]) row.getArray(6).getArray())
            .map(Channel::valueOf)
            .collect(Collectors.toSet()),
        DomainJson.read(row.getString(7), SessionState.class),
        row.getLong(8));
  }

  private static Column<LiveSession> state() {
    return text(s -> s.state().code().name());
  }

  private static Column<LiveSession> detail() {
    return text(s -> DomainJson.write(s.state()));
  }

  private static Column<LiveSession> agent() {
    return text(s -> s.agent().map(AgentId::value).orElse(null));
  }

  private static Column<LiveSession> queuedSince() {
    return instant(s -> since(s.state()));
  }

  private static Instant since(SessionState state) {
    return switch (state) {
      case SessionState.Queued(var since, _) -> since;
      case SessionState.Offered(_, var since, _, _) -> since;
      case SessionState.Active(_, var since, _) -> since;
      case SessionState.Requested _, SessionState.WrapUp _, SessionState.Ended _ -> null;
    };
  }
}
