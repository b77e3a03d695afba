package io.supportcenter.registration.asset.store;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.Holder;
import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.asset.ReservationKey;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.asset.StoredAsset;
import io.supportcenter.registration.receipt.Reservation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The user asset store. */
public final class AssetStore {

  private static final String SAVE =
      """
      INSERT INTO asset (id, user_id, status, manufacturer_id, manufacturer, model, serial_number,
        canonical_serial, vendor_id, reservation_number, leg, item, version, registered_at, changed_at)
      SELECT s.*, now(), now()
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::int8[]) AS s
      ON CONFLICT (id) DO UPDATE SET
        user_id = excluded.user_id, status = excluded.status, manufacturer_id = excluded.manufacturer_id,
        manufacturer = excluded.manufacturer, model = excluded.model,
        serial_number = excluded.serial_number, canonical_serial = excluded.canonical_serial,
        vendor_id = excluded.vendor_id, reservation_number = excluded.reservation_number,
        leg = excluded.leg,
        item = excluded.item, version = excluded.version, changed_at = excluded.changed_at
      WHERE asset.version < excluded.version
      """;

  private static final String HOLDERS =
      """
      SELECT a.id, a.user_id, a.vendor_id, a.reservation_number, a.leg
      FROM asset a
      JOIN unnest(?::text[], ?::text[], ?::text[], ?::text[])
        AS k (user_id, vendor_id, reservation_number, leg)
        USING (user_id, vendor_id, reservation_number, leg)
      WHERE a.status IN ('REGISTERED', 'STOLEN')
      """;

  private AssetStore() {}

  /** Rows that free an item are first: a later one may take it in the same statement. */
  public static void save(Connection tx, Collection<StoredAsset> assets) throws SQLException {
    SetSql.updateAll(
        tx,
        SAVE,
        assets.stream().sorted(Comparator.comparing(a -> a.status().isLive())).toList(),
        uuid(a -> a.id().value()),
        text(a -> a.user().value()),
        text(a -> a.status().name()),
        device(DeviceRecord::manufacturerId),
        device(DeviceRecord::manufacturer),
        device(DeviceRecord::model),
        device(d -> d.serialNumber().raw()),
        device(d -> d.serialNumber().canonical()),
        reservation(Reservation::vendorId),
        reservation(Reservation::code),
        text(a -> a.item() instanceof ReservationRecord record ? record.leg() : null),
        text(a -> DomainJson.write(a.item())),
        bigint(StoredAsset::version));
  }

  public static void delete(Connection tx, Collection<UUID> ids) throws SQLException {
    SetSql.update(tx, "DELETE FROM asset WHERE id = ANY (?)", ids, uuid(id -> id));
  }

  /** Who holds these reservations; fixed while their users are locked. */
  public static Map<ReservationKey, Holder> holders(Connection tx, Collection<ReservationKey> keys)
      throws SQLException {
    return SetSql.map(
        tx,
        HOLDERS,
        keys,
        row -> {
          UserId user = new UserId(row.getString(2));
          return Map.entry(
              new ReservationKey(user, row.getString(3), row.getString(4), row.getString(5)),
              new Holder(new RegistrationId(row.getObject(1, UUID.class)), user));
        },
        text(k -> k.user().value()),
        text(ReservationKey::vendorId),
        text(ReservationKey::number),
        text(ReservationKey::leg));
  }

  private static Column<StoredAsset> device(Function<DeviceRecord, String> value) {
    return text(a -> a.item() instanceof DeviceRecord device ? value.apply(device) : null);
  }

  private static Column<StoredAsset> reservation(Function<Reservation, String> value) {
    return text(a ->
        a.item() instanceof ReservationRecord record ? value.apply(record.reservation()) : null);
  }
}
