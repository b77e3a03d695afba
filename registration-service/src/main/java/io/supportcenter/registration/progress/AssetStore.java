package io.supportcenter.registration.progress;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.registration.customer.UserId;
import io.supportcenter.registration.json.DomainJson;
import io.supportcenter.registration.registration.DeviceRecord;
import io.supportcenter.registration.registration.Holder;
import io.supportcenter.registration.registration.Item;
import io.supportcenter.registration.registration.RegistrationId;
import io.supportcenter.registration.registration.ReservationKey;
import io.supportcenter.registration.registration.ReservationRecord;
import io.supportcenter.registration.reservation.Reservation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The user asset store. */
final class AssetStore {

  private static final String SAVE =
      """
      INSERT INTO asset (id, user_id, status, manufacturer_id, manufacturer, model, serial_number,
        canonical_serial, vendor_id, reservation_number, item, version, registered_at, changed_at)
      SELECT id, user_id, status, manufacturer_id, manufacturer, model, serial_number, canonical_serial,
        vendor_id, reservation_number, item::jsonb, version, now(), now()
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::int8[])
        AS s (id, user_id, status, manufacturer_id, manufacturer, model, serial_number, canonical_serial,
          vendor_id, reservation_number, item, version)
      ON CONFLICT (id) DO UPDATE SET
        user_id = excluded.user_id, status = excluded.status, manufacturer_id = excluded.manufacturer_id,
        manufacturer = excluded.manufacturer, model = excluded.model,
        serial_number = excluded.serial_number, canonical_serial = excluded.canonical_serial,
        vendor_id = excluded.vendor_id, reservation_number = excluded.reservation_number,
        item = excluded.item, version = excluded.version, changed_at = excluded.changed_at
      WHERE asset.version < excluded.version
      """;

  private static final String HOLDERS =
      """
      SELECT a.id, a.user_id, a.vendor_id, a.reservation_number
      FROM asset a
      JOIN unnest(?::text[], ?::text[], ?::text[]) AS k (user_id, vendor_id, reservation_number)
        USING (user_id, vendor_id, reservation_number)
      WHERE a.status IN ('REGISTERED', 'STOLEN')
      """;

  private AssetStore() {}

  /** Rows that set something free go first: the next may take it in the same statement. */
  static void save(Connection tx, Collection<Moved> units) throws SQLException {
    List<Moved> ordered =
        units.stream().sorted(Comparator.comparing(m -> m.held().isPresent())).toList();
    SetSql.updateAll(
        tx,
        SAVE,
        ordered,
        uuid(m -> m.registration().id().value()),
        text(m -> m.asset().orElseThrow().user().value()),
        text(m -> m.registration().code().name()),
        device(DeviceRecord::manufacturerId),
        device(DeviceRecord::manufacturer),
        device(DeviceRecord::model),
        device(d -> d.serialNumber().raw()),
        device(d -> d.serialNumber().canonical()),
        reservation(Reservation::vendorId),
        reservation(Reservation::number),
        text(m -> DomainJson.write(item(m))),
        bigint(m -> m.registration().assetVersion()));
  }

  static void delete(Connection tx, Collection<UUID> ids) throws SQLException {
    SetSql.update(tx, "DELETE FROM asset WHERE id = ANY (?)", ids, uuid(id -> id));
  }

  /** Who holds these reservations; it stays so while their users are locked. */
  static Map<ReservationKey, Holder> holders(Connection tx, Collection<ReservationKey> keys)
      throws SQLException {
    Map<ReservationKey, Holder> holders = new HashMap<>();
    SetSql.query(
            tx,
            HOLDERS,
            keys,
            row -> {
              UserId user = new UserId(row.getString(2));
              return Map.entry(
                  new ReservationKey(user, row.getString(3), row.getString(4)),
                  new Holder(new RegistrationId(row.getObject(1, UUID.class)), user));
            },
            text(k -> k.user().value()),
            text(ReservationKey::vendorId),
            text(ReservationKey::number))
        .forEach(entry -> holders.put(entry.getKey(), entry.getValue()));
    return holders;
  }

  private static Item item(Moved unit) {
    return unit.asset().orElseThrow().item();
  }

  private static Column<Moved> device(Function<DeviceRecord, String> value) {
    return text(m -> item(m) instanceof DeviceRecord device ? value.apply(device) : null);
  }

  private static Column<Moved> reservation(Function<Reservation, String> value) {
    return text(m ->
        item(m) instanceof ReservationRecord record ? value.apply(record.reservation()) : null);
  }
}
