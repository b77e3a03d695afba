package io.supportcenter.registration.asset.store;

import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.DeviceKey;
import io.supportcenter.registration.asset.Holder;
import io.supportcenter.registration.asset.RegistrationId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All devices, and which live registration holds each. */
public final class DeviceStore {

  static final Comparator<DeviceKey> ORDER =
      Comparator.comparing(DeviceKey::manufacturerId)
          .thenComparing(DeviceKey::model)
          .thenComparing(DeviceKey::canonicalSerial);

  private static final String KEYS =
      "unnest(?::text[], ?::text[], ?::text[]) AS k (manufacturer_id, model, canonical_serial)";

  /** Waits for a transaction that is adding the same device, by the primary key. */
  private static final String ADD =
      "INSERT INTO device (manufacturer_id, model, canonical_serial) SELECT * FROM "
          + KEYS
          + " ON CONFLICT DO NOTHING";

  private static final String LOCK =
      """
      SELECT d.manufacturer_id, d.model, d.canonical_serial, d.holder, d.holder_user
      FROM device d JOIN %s USING (manufacturer_id, model, canonical_serial)
      ORDER BY d.manufacturer_id COLLATE "C", d.model COLLATE "C", d.canonical_serial COLLATE "C"
      FOR UPDATE OF d
      """
          .formatted(KEYS);

  private static final String SAVE =
      """
      UPDATE device d SET holder = s.holder, holder_user = s.holder_user
      FROM unnest(?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[])
        AS s (manufacturer_id, model, canonical_serial, holder, holder_user)
      WHERE (d.manufacturer_id, d.model, d.canonical_serial)
          = (s.manufacturer_id, s.model, s.canonical_serial)
      """;

  private static final Column<DeviceKey> MANUFACTURER = text(DeviceKey::manufacturerId);
  private static final Column<DeviceKey> MODEL = text(DeviceKey::model);
  private static final Column<DeviceKey> SERIAL = text(DeviceKey::canonicalSerial);

  private DeviceStore() {}

  /** A device and its holder, if any. */
  public record Holding(DeviceKey device, Optional<Holder> holder) {}

  /** Locks the devices to the end of the transaction and says who holds them. */
  public static Map<DeviceKey, Holder> lock(Connection tx, Collection<DeviceKey> devices)
      throws SQLException {
    List<DeviceKey> keys = devices.stream().distinct().sorted(ORDER).toList();
    SetSql.update(tx, ADD, keys, MANUFACTURER, MODEL, SERIAL);
    Map<DeviceKey, Holder> holders = new HashMap<>();
    SetSql.query(tx, LOCK, keys, DeviceStore::holding, MANUFACTURER, MODEL, SERIAL)
        .forEach(h -> h.holder().ifPresent(owner -> holders.put(h.device(), owner)));
    return holders;
  }

  public static void save(Connection tx, Collection<Holding> holdings) throws SQLException {
    SetSql.updateAll(
        tx,
        SAVE,
        holdings,
        text(h -> h.device().manufacturerId()),
        text(h -> h.device().model()),
        text(h -> h.device().canonicalSerial()),
        uuid(h -> h.holder().map(owner -> owner.registration().value()).orElse(null)),
        text(h -> h.holder().map(owner -> owner.user().value()).orElse(null)));
  }

  private static Holding holding(ResultSet row) throws SQLException {
    String user = row.getString(5);
    return new Holding(
        new DeviceKey(row.getString(1), row.getString(2), row.getString(3)),
        Optional.ofNullable(row.getObject(4, UUID.class))
            .map(registration -> new Holder(new RegistrationId(registration), new UserId(user))));
  }
}
