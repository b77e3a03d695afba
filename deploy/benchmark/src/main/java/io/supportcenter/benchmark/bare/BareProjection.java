package io.supportcenter.benchmark.bare;

import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Builds a projection with the upserts that the kit does, and nothing around them. */
public final class BareProjection {

  private static final Duration POLL = Duration.ofMillis(200);

  private static final String UPSERT =
      """
      INSERT INTO asset_projection AS p
        (asset_id, version, user_id, kind, status, manufacturer, model, serial_number, serial_confirmed)
      SELECT * FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bool[])
      ON CONFLICT (asset_id) DO UPDATE SET
        version = excluded.version, user_id = excluded.user_id, kind = excluded.kind, status = excluded.status,
        manufacturer = excluded.manufacturer, model = excluded.model, serial_number = excluded.serial_number,
        serial_confirmed = excluded.serial_confirmed
      WHERE p.version < excluded.version
      """;

  private final BareSettings settings = BareSettings.read();
  private final EventCodec codec = EventCodec.connect(settings.registry());

  private BareProjection() {}

  public static void main(String[] args) throws SQLException {
    new BareProjection().run();
  }

  private void run() throws SQLException {
    try (Connection tx = settings.connect();
        KafkaConsumer<byte[], byte[]> consumer = settings.consumer()) {
      tx.setAutoCommit(false);
      Positions positions = new Positions(tx, consumer);
      consumer.subscribe(List.of(settings.in()), positions);
      while (true) {
        ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
        if (!batch.isEmpty()) {
          positions.lock(batch);
          upsert(tx, newest(batch).values());
          positions.advance(batch);
          tx.commit();
          consumer.commitAsync();
        }
      }
    }
  }

  private Map<String, DeviceRegistered> newest(ConsumerRecords<byte[], byte[]> batch) {
    Map<String, DeviceRegistered> newest = HashMap.newHashMap(batch.count());
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      Decoded.Event decoded = (Decoded.Event) codec.decode(record.topic(), record.value());
      DeviceRegistered device = (DeviceRegistered) decoded.event();
      newest.put(device.getAssetId(), device);
    }
    return newest;
  }

  private static void upsert(Connection tx, Collection<DeviceRegistered> devices)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(UPSERT)) {
      set(tx, statement, 1, "text", devices, DeviceRegistered::getAssetId);
      set(tx, statement, 2, "int8", devices, DeviceRegistered::getVersion);
      set(tx, statement, 3, "text", devices, DeviceRegistered::getUserId);
      set(tx, statement, 4, "text", devices, _ -> "DEVICE");
      set(tx, statement, 5, "text", devices, d -> d.getDevice().getStatus().name());
      set(tx, statement, 6, "text", devices, d -> d.getDevice().getManufacturer());
      set(tx, statement, 7, "text", devices, d -> d.getDevice().getModel());
      set(tx, statement, 8, "text", devices, d -> d.getDevice().getSerialNumber());
      set(tx, statement, 9, "bool", devices, d -> d.getDevice().getSerialConfirmed());
      statement.executeUpdate();
    }
  }

  private static void set(
      Connection tx,
      PreparedStatement statement,
      int index,
      String type,
      Collection<DeviceRegistered> devices,
      Function<DeviceRegistered, Object> column)
      throws SQLException {
    statement.setArray(index, tx.createArrayOf(type, devices.stream().map(column).toArray()));
  }
}
