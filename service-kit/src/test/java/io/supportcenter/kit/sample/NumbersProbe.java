package io.supportcenter.kit.sample;

import io.supportcenter.events.UserState;
import io.supportcenter.kit.inbox.ParkedId;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The numbers that tests publish, and what became of them. */
@Singleton
public class NumbersProbe {

  public static final String NUMBERS = "kit-numbers.v1";

  private static final String PARKED =
      """
      SELECT channel, topic, topic_id, partition, record_offset FROM parked_record
      WHERE record_key = convert_to(?, 'UTF8') ORDER BY parked_at, record_offset
      """;

  private final KafkaProbe kafka;
  private final String url;
  private final String username;
  private final String password;

  NumbersProbe(
      EventCodec codec,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String username,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.kafka = new KafkaProbe(bootstrap, codec);
    this.url = url;
    this.username = username;
    this.password = password;
  }

  @PreDestroy
  void close() {
    kafka.close();
  }

  public KafkaProbe kafka() {
    return kafka;
  }

  public void publish(String key, long n) {
    kafka.publish(NUMBERS, key, number(key, n));
  }

  public static UserState number(String key, long n) {
    return UserState.newBuilder()
        .setUserId(key)
        .setVersion(n)
        .setRegistrationConsent(true)
        .setOccurredAt(Instant.now())
        .build();
  }

  /** What was told of a key, in its order. */
  public List<Long> totals(String key) {
    return kafka.read(Numbers.TOTALS, key).stream()
        .map(r -> kafka.codec().decode(Numbers.TOTALS, r.value()))
        .map(d -> ((UserState) ((Decoded.Event) d).event()).getVersion())
        .toList();
  }

  /** The total of a key in the database; 0 when there is none. */
  public long stored(String key) {
    return count("SELECT coalesce(sum(total), 0) FROM tally WHERE key = '" + key + "'");
  }

  /** Addresses of the parked records of a key, in their order. */
  public List<String> parked(String key) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(PARKED)) {
      statement.setString(1, key);
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(
              new ParkedId(
                      rows.getString(1),
                      rows.getString(2),
                      rows.getObject(3, UUID.class),
                      rows.getInt(4),
                      rows.getLong(5))
                  .toString());
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a record whose handling failed. */
  public void park(String channel, String topic, String key, byte[] value) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO parked_record
                  (channel, topic, topic_id, partition, record_offset, record_key, value, headers, recorded_at, reason, detail)
                VALUES (?, ?, gen_random_uuid(), 1, 1000000, ?, ?, '\\x00000000', now(), 'HANDLER_FAILED', '')
                """)) {
      insert.setString(1, channel);
      insert.setString(2, topic);
      insert.setBytes(3, key.getBytes(StandardCharsets.UTF_8));
      insert.setBytes(4, value);
      insert.executeUpdate();
    }
  }

  /** A connection outside of the application's pool. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, username, password);
  }

  public void execute(Connection connection, String sql) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The number that a query answers. */
  public long count(String sql) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
