package io.supportcenter.registration.guarantees;

import io.supportcenter.kit.events.HeaderCodec;
import io.supportcenter.kit.testing.PlatformAddresses;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The service's database, looked at from outside. */
final class Database {

  /** Every event that any transaction has made true stays here, in the order of the outbox. */
  private static final String WATCH =
      """
      CREATE TABLE watched_outbox (
        id bigint PRIMARY KEY, event_id uuid NOT NULL, topic text NOT NULL, record_key bytea, headers bytea);
      CREATE FUNCTION watch_outbox() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN
        INSERT INTO watched_outbox VALUES (NEW.id, NEW.event_id, NEW.topic, NEW.record_key, NEW.headers)
        ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $$;
      CREATE TRIGGER watch_outbox AFTER INSERT ON outbox
        FOR EACH ROW EXECUTE FUNCTION watch_outbox();
      """;

  /** Confirmations that came before their reservation need not wait for it any longer. */
  private static final String LOOK_NOW =
      """
      UPDATE backend_call SET due_at = now()
      WHERE operation = 'find-reservation' AND attempts = 0 AND due_at > now() + interval '1 s'
      """;

  private static final String UNDONE =
      """
      SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM backend_call WHERE %s)
        + (SELECT count(*) FROM registration
           WHERE state LIKE 'MATCHING%%' OR state LIKE 'PENDING%%')
      """;

  private static final String ALL_UNDONE = UNDONE.formatted("true");
  private static final String UNDONE_BESIDES_LOOKING =
      UNDONE.formatted("operation <> 'find-reservation'");

  private final String url;
  private final String username;
  private final String password;

  Database(PlatformAddresses addresses, String name) {
    this.url = addresses.jdbcUrl(name);
    this.username = addresses.username();
    this.password = addresses.password();
  }

  /** Once the service has made its tables, before it has made an event. */
  void watchOutbox() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(WATCH);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An event, or dead letter, that a transaction has made true. */
  record Made(String topic, String key, String id) {}

  /** A registration's row, with what its asset's says; that is empty when it has none. */
  record Row(String id, String state, String user, String status, long version) {}

  /** All that the judgement needs, at one moment. */
  record Contents(
      List<Made> made,
      Map<String, Row> registrations,
      Map<String, Long> users,
      Set<Origin> parked) {}

  Contents contents() {
    try (Connection connection = connect()) {
      return new Contents(
          made(connection), rows(connection), users(connection), parked(connection));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Whether all of these are handled, and nothing is left to do; false while it is away.
   * Confirmations look for their reservation at once only when all reservations are there: they
   * give up after some looks.
   */
  boolean isQuiet(Collection<Published> published) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      if (!handled(statement, published) || count(statement, UNDONE_BESIDES_LOOKING) > 0) {
        return false;
      }
      statement.executeUpdate(LOOK_NOW);
      return count(statement, ALL_UNDONE) == 0;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Whether an instance has the lead of the relay; false while there are no tables yet. */
  boolean isRelayed() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return count(statement, "SELECT count(*) FROM lease WHERE expires_at > now()") > 0;
    } catch (SQLException e) {
      return false;
    }
  }

  /** How many of these are not handled yet; all of them while it is away. */
  long behind(Collection<Published> published) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      Map<String, Long> positions = positions(statement);
      return published.stream().filter(p -> !isHandled(p, positions)).count();
    } catch (SQLException e) {
      return published.size();
    }
  }

  private static boolean handled(Statement statement, Collection<Published> published)
      throws SQLException {
    Map<String, Long> positions = positions(statement);
    return published.stream().allMatch(p -> isHandled(p, positions));
  }

  private static boolean isHandled(Published published, Map<String, Long> positions) {
    Origin origin = published.origin();
    return origin.offset() < positions.getOrDefault(origin.topic() + "-" + origin.partition(), 0L);
  }

  private static Map<String, Long> positions(Statement statement) throws SQLException {
    Map<String, Long> positions = new HashMap<>();
    try (ResultSet rows =
        statement.executeQuery("SELECT topic, partition, next_offset FROM inbox_position")) {
      while (rows.next()) {
        positions.put(rows.getString(1) + "-" + rows.getInt(2), rows.getLong(3));
      }
    }
    return positions;
  }

  private static List<Made> made(Connection connection) throws SQLException {
    List<Made> made = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT topic, record_key, event_id, headers FROM watched_outbox ORDER BY id")) {
      while (rows.next()) {
        String topic = rows.getString(1);
        byte[] key = rows.getBytes(2);
        made.add(
            new Made(
                topic,
                key == null ? "" : new String(key, StandardCharsets.UTF_8),
                Seen.DEAD_LETTERS.equals(topic)
                    ? Seen.id(topic, HeaderCodec.read(rows.getBytes(4)))
                    : rows.getString(3)));
      }
    }
    return made;
  }

  private static Map<String, Row> rows(Connection connection) throws SQLException {
    Map<String, Row> found = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT r.id::text, r.state, coalesce(a.user_id, ''), coalesce(a.status, ''),
                       coalesce(a.version, 0)
                FROM registration r LEFT JOIN asset a USING (id)
                """)) {
      while (rows.next()) {
        Row row =
            new Row(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getLong(5));
        found.put(row.id(), row);
      }
    }
    return found;
  }

  private static Map<String, Long> users(Connection connection) throws SQLException {
    Map<String, Long> users = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, version FROM app_user")) {
      while (rows.next()) {
        users.put(rows.getString(1), rows.getLong(2));
      }
    }
    return users;
  }

  private static Set<Origin> parked(Connection connection) throws SQLException {
    Set<Origin> parked = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT topic, partition, record_offset FROM parked_record")) {
      while (rows.next()) {
        parked.add(new Origin(rows.getString(1), rows.getInt(2), rows.getLong(3)));
      }
    }
    return parked;
  }

  private static long count(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, username, password);
  }
}
