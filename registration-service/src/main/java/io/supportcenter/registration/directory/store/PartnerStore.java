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
import java.util.HashSet;
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

  private static final String ZONE =
      "SELECT coalesce(store_zones ->> ?, zone) FROM partner WHERE kind = 'RETAILER' AND id = ?";

  private PartnerStore() {}

  /** Those of the retailers that are partners, and the manufacturers of the products. */
  public record Found(Set<String> retailers, Map<Gtin, ManufacturerPartner> manufacturers) {}

  /** Takes the directory's lock (shared) until the end of the transaction. */
  public static Found find(Connection tx, Collection<String> retailers, Collection<Gtin> gtins)
      throws SQLException {
    DirectoryLock.shared(tx, "partner");
    return new Found(retailers(tx, retailers), manufacturers(tx, gtins));
  }

  /** The zone of a retailer's store: its own, else that of the retailer. */
  public static Optional<ZoneId> zoneOf(Connection tx, String retailerId, String storeId)
      throws SQLException {
    return Sql.one(tx, ZONE, row -> Optional.ofNullable(row.getString(1)), storeId, retailerId)
        .flatMap(zone -> zone.map(ZoneId::of));
  }

  private static Set<String> retailers(Connection tx, Collection<String> ids) throws SQLException {
    return new HashSet<>(
        SetSql.query(tx, RETAILERS, Set.copyOf(ids), row -> row.getString(1), text(id -> id)));
  }

  private static Map<Gtin, ManufacturerPartner> manufacturers(Connection tx, Collection<Gtin> gtins)
      throws SQLException {
    Map<Gtin, ManufacturerPartner> found = new HashMap<>();
    List<Map.Entry<Gtin, ManufacturerPartner>> rows =
        SetSql.query(
            tx, MANUFACTURERS, Set.copyOf(gtins), PartnerStore::manufacturer, text(Gtin::digits));
    rows.forEach(row -> found.put(row.getKey(), row.getValue()));
    return found;
  }

  private static Map.Entry<Gtin, ManufacturerPartner> manufacturer(ResultSet row)
      throws SQLException {
    SerialRule rule =
        new SerialRule(LetterCase.valueOf(row.getString(3)), row.getString(4), row.getBoolean(5));
    return Map.entry(new Gtin(row.getString(1)), new ManufacturerPartner(row.getString(2), rule));
  }
}
