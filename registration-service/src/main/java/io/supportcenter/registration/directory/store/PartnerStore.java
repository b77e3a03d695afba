package io.supportcenter.registration.directory.store;

import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.partner.DirectoryLock;
import io.supportcenter.registration.directory.ManufacturerPartner;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.SerialRule;
import io.supportcenter.registration.product.SerialRule.LetterCase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What receipts and registrations need of the directory. */
public final class PartnerStore {

  private static final String RETAILERS =
      "SELECT id FROM partner WHERE kind = 'RETAILER' AND id = ANY (?)";

  private static final String MANUFACTURERS =
      """
      SELECT g.gtin, p.id, p.serial_case, p.serial_pattern, p.serial_strip_separators
      FROM unnest(?::text[]) AS g (gtin)
      CROSS JOIN LATERAL (
        SELECT x.partner_id FROM partner_gtin_prefix x
        WHERE x.prefix = ANY (ARRAY(
          SELECT left(substr(g.gtin, 2), length) FROM generate_series(3, 13) AS length))
        ORDER BY length(x.prefix) DESC
        LIMIT 1
      ) owner
      JOIN partner p ON p.id = owner.partner_id AND p.kind = 'MANUFACTURER'
      """;

  private static final String NAMED =
      "SELECT id, id, serial_case, serial_pattern, serial_strip_separators FROM partner"
          + " WHERE kind = 'MANUFACTURER' AND id = ANY (?)";

  private static final String ZONE =
      "SELECT coalesce(store_zones ->> ?, zone) FROM partner WHERE kind = 'RETAILER' AND id = ?";

  private static final String REGION =
      "SELECT region FROM partner WHERE kind = 'RETAILER' AND id = ?";

  private static final String REGIONS =
      "SELECT id, region FROM partner WHERE kind = 'RETAILER' AND region IS NOT NULL";

  private static final String STORE_REGION =
      "SELECT store_regions ->> ? FROM partner WHERE kind = 'RETAILER' AND id = ?";

  private PartnerStore() {}

  /**
   * Those of the retailers that are partners, the manufacturers of the products, and those of the
   * named ones that are partners.
   */
  public record Found(
      List<String> retailers,
      Map<Gtin, ManufacturerPartner> manufacturers,
      Map<String, ManufacturerPartner> named) {}

  /** Takes the directory's lock (shared) until the end of the transaction. */
  public static Found find(
      Connection tx, Collection<String> retailers, Collection<Gtin> gtins, Collection<String> named)
      throws SQLException {
    DirectoryLock.shared(tx, "partner");
    return new Found(
        SetSql.query(tx, RETAILERS, Set.copyOf(retailers), row -> row.getString(1), text(id -> id)),
        SetSql.map(
            tx,
            MANUFACTURERS,
            Set.copyOf(gtins),
            row ->
                Map.entry(
                    new Gtin(row.getString(1)),
                    new ManufacturerPartner(row.getString(2), serialRule(row))),
            text(Gtin::digits)),
        SetSql.map(
            tx,
            NAMED,
            Set.copyOf(named),
            row ->
                Map.entry(
                    row.getString(1), new ManufacturerPartner(row.getString(2), serialRule(row))),
            text(id -> id)));
  }

  /** The zone of a retailer's store: its own, else that of the retailer. */
  public static Optional<ZoneId> zoneOf(Connection tx, String retailerId, String storeId)
      throws SQLException {
    return Sql.one(tx, ZONE, row -> Optional.ofNullable(row.getString(1)), storeId, retailerId)
        .flatMap(zone -> zone.map(ZoneId::of));
  }

  /**
   * Where a retailer's customers dial phone numbers without a country code, ISO 3166-1 alpha-2;
   * empty when that is not known.
   */
  public static Optional<String> regionOf(Connection tx, String retailerId) throws SQLException {
    return Sql.one(tx, REGION, row -> Optional.ofNullable(row.getString(1)), retailerId)
        .flatMap(region -> region);
  }

  /** Those of all retailers, by their ids. */
  public static Map<String, String> regions(Connection tx) throws SQLException {
    Map<String, String> regions = new HashMap<>();
    Sql.query(tx, REGIONS, row -> regions.put(row.getString(1), row.getString(2)));
    return regions;
  }

  /** The same of a store that is in another country than the retailer's other stores. */
  public static Optional<String> regionOf(Connection tx, String retailerId, String storeId)
      throws SQLException {
    return Sql.one(
            tx, STORE_REGION, row -> Optional.ofNullable(row.getString(1)), storeId, retailerId)
        .flatMap(region -> region);
  }

  private static SerialRule serialRule(ResultSet row) throws SQLException {
    return new SerialRule(
        LetterCase.valueOf(row.getString(3)), row.getString(4), row.getBoolean(5));
  }
}
