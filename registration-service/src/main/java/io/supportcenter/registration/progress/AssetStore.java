package io.supportcenter.registration.progress;

import static io.supportcenter.registration.sql.Column.bigint;
import static io.supportcenter.registration.sql.Column.text;
import static io.supportcenter.registration.sql.Column.uuid;

import io.supportcenter.registration.json.DomainJson;
import io.supportcenter.registration.registration.DeviceRecord;
import io.supportcenter.registration.sql.SetSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The user asset store. */
final class AssetStore {

  private static final String SAVE =
      """
      INSERT INTO asset (id, user_id, status, manufacturer_id, manufacturer, model, serial_number,
        canonical_serial, device, version, registered_at, changed_at)
      SELECT id, user_id, status, manufacturer_id, manufacturer, model, serial_number, canonical_serial,
        device::jsonb, version, now(), now()
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::int8[])
        AS s (id, user_id, status, manufacturer_id, manufacturer, model, serial_number, canonical_serial,
          device, version)
      ON CONFLICT (id) DO UPDATE SET
        user_id = excluded.user_id, status = excluded.status, manufacturer_id = excluded.manufacturer_id,
        manufacturer = excluded.manufacturer, model = excluded.model,
        serial_number = excluded.serial_number, canonical_serial = excluded.canonical_serial,
        device = excluded.device, version = excluded.version, changed_at = excluded.changed_at
      WHERE asset.version < excluded.version
      """;

  private AssetStore() {}

  /** Rows that set a serial number free go first: the next may take it in the same statement. */
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
        text(m -> device(m).manufacturerId()),
        text(m -> device(m).manufacturer()),
        text(m -> device(m).model()),
        text(m -> device(m).serialNumber().raw()),
        text(m -> device(m).serialNumber().canonical()),
        text(m -> DomainJson.write(device(m))),
        bigint(m -> m.registration().assetVersion()));
  }

  static void delete(Connection tx, Collection<UUID> ids) throws SQLException {
    SetSql.update(tx, "DELETE FROM asset WHERE id = ANY (?)", ids, uuid(id -> id));
  }

  private static DeviceRecord device(Moved unit) {
    return unit.asset().orElseThrow().device();
  }
}
