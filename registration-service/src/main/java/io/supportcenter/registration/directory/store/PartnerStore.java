package io.supportcenter.registration.directory.store;

import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.DirectoryLock;
import io.supportcenter.registration.directory.ManufacturerPartner;
import io.supportcenter.registration.directory.RetailerTerms;
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
      SELECT g.gtin, p.id,
        coalesce(product.rule ->> 'letterCase', p.serial_case),
        coalesce(product.rule ->> 'pattern', p.serial_pattern),
        coalesce((product.rule ->> 'stripSeparators')::boolean, p.serial_strip_separators)
      FROM unnest(?::text[]) AS g (gtin)
      CROSS JOIN LATERAL (
        SELECT x.partner_id FROM partner_gtin_prefix x
        WHERE x.prefix = ANY (ARRAY(
          SELECT left(substr(g.gtin, 2), length) FROM generate_series(3, 13) AS length))
        ORDER BY length(x.prefix) DESC
        LIMIT 1
      ) owner
      JOIN partner p ON p.id = owner.partner_id AND p.kind = 'MANUFACTURER'
      CROSS JOIN LATERAL (SELECT p.product_serial_rules -> g.gtin) AS product (rule)
      """;

  private static final String NAMED =
      "SELECT id, id, serial_case, serial_pattern, serial_strip_separators FROM partner"
          + " WHERE kind = 'MANUFACTURER' AND id = ANY (?)";

  private static final String ZONE =
      "SELECT coalesce(store_zones ->> ?, zone) FROM partner WHERE kind = 'RETAILER' AND id = ?";

  private static final String TERMS =
      "SELECT id, region, sells_for FROM partner WHERE kind = 'RETAILER' AND (region IS NOT NULL OR"
          + " sells_for <> '[]')";

  private static final String TERMS_OF =
      "SELECT id, region, sells_for FROM partner WHERE kind = 'RETAILER' AND id = ?";

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

  /**
   * Takes the directory's lock (shared) until the end of the transaction. A product's own rule for
   * serial numbers counts before that of its manufacturer.
   */
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

  /** {@link RetailerTerms#NONE} when it is not in the directory. */
  public static RetailerTerms termsOf(Connection tx, String retailerId) throws SQLException {
    return Sql.one(tx, TERMS_OF, PartnerStore::terms, retailerId).orElse(RetailerTerms.NONE);
  }

  /** Those of all retailers that have some, by their ids. */
  public static Map<String, RetailerTerms> terms(Connection tx) throws SQLException {
    Map<String, RetailerTerms> terms = new HashMap<>();
    Sql.query(tx, TERMS, row -> terms.put(row.getString(1), terms(row)));
    return terms;
  }

  /** The region of a store that is in another country than the retailer's other stores. */
  public static Optional<String> regionOf(Connection tx, String retailerId, String storeId)
      throws SQLException {
    return Sql.one(
            tx, STORE_REGION, row -> Optional.ofNullable(row.getString(1)), storeId, retailerId)
        .flatMap(region -> region);
  }

  private static RetailerTerms terms(ResultSet row) throws SQLException {
    return new RetailerTerms(
        Optional.ofNullable(row.getString(2)),
        Set.of(DomainJson.read(row.getString(3), String[].class)));
  }

  private static SerialRule serialRule(ResultSet row) throws SQLException {
    return new SerialRule(
        LetterCase.valueOf(row.getString(3)), row.getString(4), row.getBoolean(5));
  }
}
