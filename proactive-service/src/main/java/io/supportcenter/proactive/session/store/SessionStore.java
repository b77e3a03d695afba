package io.supportcenter.proactive.session.store;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.session.AgentId;
import io.supportcenter.proactive.session.Channel;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.SessionId;
import io.supportcenter.proactive.session.SessionState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Live sessions in PostgreSQL. The row is locked to change one or to add to its transcript. */
public final class SessionStore {

  private static final String SELECT =
      "SELECT id, user_id, asset_id, topic, details, channels, detail, version FROM live_session s ";

  /** Asking twice gives one session. */
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

  private static final String LOCK_SOME =
      SELECT + "WHERE %s ORDER BY queued_since NULLS FIRST, id LIMIT 200 FOR UPDATE SKIP LOCKED";

  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private static final Column<LiveSession> STATE = text(s -> s.state().code().name());
  private static final Column<LiveSession> DETAIL = text(s -> DomainJson.write(s.state()));
  private static final Column<LiveSession> AGENT =
      text(s -> s.agent().map(AgentId::value).orElse(null));
  private static final Column<LiveSession> QUEUED_SINCE = instant(s -> since(s.state()));

  private SessionStore() {}

  /** Adds those that are new; returns them. */
  static List<LiveSession> add(Connection tx, List<LiveSession> sessions) throws SQLException {
    Set<UUID> added =
        Set.copyOf(
            SetSql.query(
                tx,
                INSERT,
                sessions,
                row -> Rows.uuid(row, "id"),
                uuid(s -> s.id().value()),
                text(s -> s.user().value()),
                text(s -> s.assetId().orElse(null)),
                text(LiveSession::topic),
                text(s -> DomainJson.write(s.details())),
                text(s -> s.channels().stream().map(Enum::name).collect(Collectors.joining(","))),
                STATE,
                DETAIL,
                AGENT,
                QUEUED_SINCE,
                bigint(LiveSession::version)));
    return sessions.stream().filter(s -> added.contains(s.id().value())).toList();
  }

  static void update(Connection tx, Collection<LiveSession> sessions) throws SQLException {
    SetSql.updateAll(
        tx,
        UPDATE,
        sessions,
        uuid(s -> s.id().value()),
        STATE,
        DETAIL,
        AGENT,
        QUEUED_SINCE,
        bigint(LiveSession::version));
  }

  public static Optional<LiveSession> find(Connection tx, SessionId id) throws SQLException {
    return Sql.one(tx, SELECT + "WHERE id = ?", SessionStore::session, id.value());
  }

  /** Those of these ids that there are. */
  public static Map<SessionId, LiveSession> find(Connection tx, Collection<SessionId> ids)
      throws SQLException {
    return SetSql.query(
            tx, SELECT + "WHERE id = ANY (?)", ids, SessionStore::session, uuid(SessionId::value))
        .stream()
        .collect(Collectors.toMap(LiveSession::id, Function.identity()));
  }

  public static Optional<LiveSession> lock(Connection tx, SessionId id) throws SQLException {
    return Sql.one(tx, SELECT + "WHERE id = ? FOR UPDATE", SessionStore::session, id.value());
  }

  /**
   * Sessions that meet a condition and that nobody else is changing at the moment, oldest first; at
   * most 200.
   *
   * @param condition SQL of ours
   */
  static List<LiveSession> lockSome(Connection tx, String condition, Object... parameters)
      throws SQLException {
    return Sql.query(tx, LOCK_SOME.formatted(condition), SessionStore::session, parameters);
  }

  /** Those that wait for an agent, oldest first. */
  public static List<LiveSession> queue(Connection tx, int most) throws SQLException {
    return Sql.query(
        tx,
        SELECT + "WHERE state = 'QUEUED' ORDER BY queued_since, id LIMIT ?",
        SessionStore::session,
        most);
  }

  /** Those that the agent is offered or holds. */
  public static List<LiveSession> heldBy(Connection tx, AgentId agent) throws SQLException {
    return Sql.query(
        tx,
        SELECT + "WHERE agent_id = ? AND state IN ('OFFERED', 'ACTIVE', 'WRAP_UP') ORDER BY id",
        SessionStore::session,
        agent.value());
  }

  /** Of a queued session, from 1; 0 for one that does not wait. */
  public static int position(Connection tx, SessionId id) throws SQLException {
    return Sql.one(tx, POSITION, row -> row.getInt(1), id.value()).orElseThrow();
  }

  /** The user's that wait or are active; steady only under the user's lock. */
  public static int countOpen(Connection tx, UserId user) throws SQLException {
    return Sql.one(tx, COUNT_OPEN, row -> row.getInt(1), user.value()).orElseThrow();
  }

  private static LiveSession session(ResultSet row) throws SQLException {
    return new LiveSession(
        new SessionId(Rows.uuid(row, "id")),
        new UserId(row.getString("user_id")),
        Rows.optionalText(row, "asset_id"),
        row.getString("topic"),
        DomainJson.read(row.getString("details"), DETAILS),
        channels(row, "channels"),
        DomainJson.read(row.getString("detail"), SessionState.class),
        row.getLong("version"));
  }

  static Set<Channel> channels(ResultSet row, String column) throws SQLException {
    return Rows.texts(row, column).stream().map(Channel::valueOf).collect(Collectors.toSet());
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
