package io.supportcenter.registration.unit.store;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.DeviceKey;
import io.supportcenter.registration.asset.ItemKey;
import io.supportcenter.registration.asset.ReservationKey;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.receipt.Reservation;
import io.supportcenter.registration.unit.DecidedUnit;
import io.supportcenter.registration.unit.Registration;
import io.supportcenter.registration.unit.RegistrationState;
import io.supportcenter.registration.unit.StateCode;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Registrations in PostgreSQL. Changed only by who holds the lock on their receipts. */
public final class UnitStore {

  private static final String SELECT =
      """
      SELECT r.receipt_id, r.state, r.detail, r.facts, r.fingerprint, r.version, r.asset_version, r.asked,
             r.manufacturer_id, r.model, r.canonical_serial, r.vendor_id, r.reservation_number, r.leg, r.user_id
      FROM registration r
      """;

  private static final String SAVE =
      """
      INSERT INTO registration (id, receipt_id, retailer_id, receipt_number, line_number, unit, state,
        detail, facts, fingerprint, version, asset_version, asked, user_id, gtin, manufacturer_id, model,
        canonical_serial, vendor_id, reservation_number, leg, changed_at)
      SELECT s.*, now()
      FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::int4[], ?::int4[], ?::text[], ?::jsonb[],
        ?::jsonb[], ?::text[], ?::int8[], ?::int8[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::text[]) AS s
      ON CONFLICT (id) DO UPDATE SET
        state = excluded.state, detail = excluded.detail, facts = excluded.facts,
        fingerprint = excluded.fingerprint, version = excluded.version,
        asset_version = excluded.asset_version, asked = excluded.asked, user_id = excluded.user_id,
        gtin = excluded.gtin, manufacturer_id = excluded.manufacturer_id, model = excluded.model,
        canonical_serial = excluded.canonical_serial, vendor_id = excluded.vendor_id,
        reservation_number = excluded.reservation_number, leg = excluded.leg, changed_at = excluded.changed_at
      WHERE registration.version <= excluded.version
        AND registration.asset_version <= excluded.asset_version
      """;

  private UnitStore() {}

  /**
   * @param detail as stored
   */
  static RegistrationState state(String detail) {
    return detail.equals("{}")
        ? new RegistrationState.Received()
        : DomainJson.read(detail, RegistrationState.class);
  }

  /** The state, with its content, that was decided last. */
  public static RegistrationState state(StoredUnit unit) {
    return state(unit.detail());
  }

  /** All units of the receipts, line by line. */
  public static List<StoredUnit> ofReceipts(Connection tx, Collection<UUID> receiptIds)
      throws SQLException {
    return SetSql.query(
        tx,
        SELECT + "WHERE r.receipt_id = ANY (?) ORDER BY r.receipt_id, r.line_number, r.unit",
        receiptIds,
        UnitStore::unit,
        uuid(id -> id));
  }

  /** By their ids, in the order of these. */
  public static Map<UUID, StoredUnit> byIds(Connection tx, Collection<UUID> ids)
      throws SQLException {
    return SetSql.map(
        tx,
        SELECT + "WHERE r.id = ANY (?) ORDER BY r.id",
        ids,
        row -> {
          StoredUnit unit = unit(row);
          return Map.entry(unit.id().value(), unit);
        },
        uuid(id -> id));
  }

  static void save(Connection tx, Collection<DecidedUnit> units) throws SQLException {
    SetSql.updateAll(
        tx,
        SAVE,
        units,
        uuid(m -> m.after().id().value()),
        uuid(m -> m.unit().receiptId()),
        text(m -> m.after().unit().receipt().retailerId()),
        text(m -> m.after().unit().receipt().receiptNumber()),
        integer(m -> m.after().unit().lineNumber()),
        integer(m -> m.after().unit().unit()),
        text(m -> m.after().code().name()),
        text(m -> m.state().map(DomainJson::write).orElse(m.unit().detail())),
        text(m -> DomainJson.write(m.unit().facts())),
        text(m -> m.after().fingerprint()),
        bigint(m -> m.after().version()),
        bigint(m -> m.after().assetVersion()),
        text(m -> m.asked().orElse(null)),
        text(m -> m.decision().user().map(Object::toString).orElse(null)),
        text(m -> gtin(m).map(Gtin::digits).orElse(null)),
        text(m -> storedDevice(m).map(DeviceKey::manufacturerId).orElse(null)),
        text(m -> storedDevice(m).map(DeviceKey::model).orElse(null)),
        text(m -> storedDevice(m).map(DeviceKey::canonicalSerial).orElse(null)),
        text(m -> reservation(m).map(Reservation::vendorId).orElse(null)),
        text(m -> reservation(m).map(Reservation::code).orElse(null)),
        text(m -> reservation(m).map(Reservation::leg).orElse(null)));
  }

  /** By this a unit is found when its product gets a manufacturer. */
  private static Optional<Gtin> gtin(DecidedUnit unit) {
    RegistrationFacts facts = unit.unit().facts();
    return facts.gtin().or(() -> facts.claimedGtins().stream().findFirst());
  }

  private static Optional<DeviceKey> storedDevice(DecidedUnit unit) {
    return unit.storedItem()
        .flatMap(key -> key instanceof DeviceKey device ? Optional.of(device) : Optional.empty());
  }

  private static Optional<Reservation> reservation(DecidedUnit unit) {
    return unit.unit().facts().reservation().map(Sourced::value);
  }

  static void delete(Connection tx, Collection<UUID> ids) throws SQLException {
    SetSql.update(tx, "DELETE FROM registration WHERE id = ANY (?)", ids, uuid(id -> id));
  }

  private static StoredUnit unit(ResultSet row) throws SQLException {
    RegistrationFacts facts = DomainJson.read(row.getString("facts"), RegistrationFacts.class);
    return new StoredUnit(
        new Registration(
            facts.id(),
            facts.unit(),
            StateCode.valueOf(row.getString("state")),
            row.getString("fingerprint"),
            row.getLong("version"),
            row.getLong("asset_version")),
        row.getObject("receipt_id", UUID.class),
        facts,
        row.getString("detail"),
        Optional.ofNullable(row.getString("asked")),
        item(row));
  }

  private static Optional<ItemKey> item(ResultSet row) throws SQLException {
    String manufacturer = row.getString("manufacturer_id");
    if (manufacturer != null) {
      return Optional.of(
          new DeviceKey(manufacturer, row.getString("model"), row.getString("canonical_serial")));
    }
    String vendor = row.getString("vendor_id");
    String user = row.getString("user_id");
    return vendor == null || user == null
        ? Optional.empty()
        : Optional.of(
            new ReservationKey(
                new UserId(user),
                vendor,
                row.getString("reservation_number"),
                row.getString("leg")));
  }
}
