package io.supportcenter.registration.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.events.Reservation;
import io.supportcenter.events.ReservationChanged;
import io.supportcenter.events.ReservationRegistered;
import io.supportcenter.events.UserState;
import io.supportcenter.kit.testing.KafkaProbe;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What an outside consumer of committed records sees, held against what must be: each change of an
 * aggregate once, in its order, and the last one equal to what stands in the database.
 */
final class Verdict {

  private final KafkaProbe kafka;

  Verdict(KafkaProbe kafka) {
    this.kafka = kafka;
  }

  /** No event id twice, over these topics. */
  void assertEveryEventOnce(String... topics) {
    List<String> ids =
        Stream.of(topics)
            .flatMap(topic -> kafka.read(topic).stream())
            .map(r -> CloudEventHeaders.text(r.headers(), CloudEventHeaders.ID).orElseThrow())
            .toList();
    assertThat(ids).doesNotHaveDuplicates();
  }

  /**
   * Versions of each key are 1, 2, 3 ... in the order of the topic: nothing lost, nothing doubled,
   * order kept.
   */
  void assertVersionsWithoutGap(String topic) {
    Map<String, List<Long>> versions = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : kafka.read(topic)) {
      versions
          .computeIfAbsent(key(record), _ -> new java.util.ArrayList<>())
          .add(version(event(topic, record)));
    }
    assertThat(versions)
        .allSatisfy((_, seen) ->
            assertThat(seen).isEqualTo(LongStream.rangeClosed(1, seen.size()).boxed().toList()));
  }

  /** The last event of each asset, as id to "user status version", equals the asset store. */
  void assertAssetsEqual(String jdbcUrl, String user, String password) throws SQLException {
    Map<String, String> published = new HashMap<>();
    kafka
        .read(Topics.ASSETS)
        .forEach(record -> published.put(key(record), summary(event(Topics.ASSETS, record))));
    assertThat(published).isEqualTo(stored(jdbcUrl, user, password));
  }

  /** Status of each asset by its last event. */
  Map<String, String> statuses() {
    return kafka.read(Topics.ASSETS).stream()
        .collect(
            Collectors.toMap(
                Verdict::key,
                record -> summary(event(Topics.ASSETS, record)).split(" ")[1],
                (_, last) -> last));
  }

  private static Map<String, String> stored(String jdbcUrl, String user, String password)
      throws SQLException {
    Map<String, String> assets = new HashMap<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password);
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT id::text, user_id || ' ' || status || ' ' || version FROM asset")) {
      while (rows.next()) {
        assets.put(rows.getString(1), rows.getString(2));
      }
    }
    return assets;
  }

  private SpecificRecord event(String topic, ConsumerRecord<byte[], byte[]> record) {
    return ((Decoded.Event) kafka.codec().decode(topic, record.value())).event();
  }

  /** The start of each reservation by its last event. */
  Map<String, Instant> checkIns() {
    Map<String, Instant> starts = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : kafka.read(Topics.ASSETS)) {
      switch (event(Topics.ASSETS, record)) {
        case ReservationRegistered e -> starts.put(key(record), start(e.getReservation()));
        case ReservationChanged e -> starts.put(key(record), start(e.getReservation()));
        default -> {
          // A device.
        }
      }
    }
    return starts;
  }

  private static Instant start(Reservation reservation) {
    return reservation.getStart().getAt();
  }

  private static String summary(SpecificRecord event) {
    return switch (event) {
      case DeviceRegistered e ->
          e.getUserId() + " " + e.getDevice().getStatus() + " " + e.getVersion();
      case AssetWithdrawn e ->
          e.getUserId() + " " + e.getDevice().getStatus() + " " + e.getVersion();
      case ReservationRegistered e -> e.getUserId() + " REGISTERED " + e.getVersion();
      case ReservationChanged e -> e.getUserId() + " REGISTERED " + e.getVersion();
      default -> throw new AssertionError("unexpected " + event.getSchema().getName());
    };
  }

  private static long version(SpecificRecord event) {
    return switch (event) {
      case DeviceRegistered e -> e.getVersion();
      case AssetWithdrawn e -> e.getVersion();
      case ReservationRegistered e -> e.getVersion();
      case ReservationChanged e -> e.getVersion();
      case UserState e -> e.getVersion();
      default -> throw new AssertionError("unexpected " + event.getSchema().getName());
    };
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }
}
