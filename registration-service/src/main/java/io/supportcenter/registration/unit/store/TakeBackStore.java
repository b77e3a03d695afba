package io.supportcenter.registration.unit.store;

import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;
import static java.util.stream.Collectors.groupingBy;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.unit.TakeBackOutcome;
import io.supportcenter.registration.unit.TakeBackOutcome.Unmatched;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What returns and voids do to units, in PostgreSQL. Changed by who holds the sale. */
public final class TakeBackStore {

  private static final String SAVE =
      """
      INSERT INTO take_back (receipt_id, sale_id, units, unmatched)
      SELECT s.* FROM unnest(?::uuid[], ?::uuid[], ?::jsonb[], ?::jsonb[]) AS s
      ON CONFLICT (receipt_id, sale_id) DO UPDATE SET
        units = excluded.units, unmatched = excluded.unmatched
      """;

  private static final String SELECT =
      """
      SELECT t.receipt_id, r.receipt_number, r.kind, t.units, t.unmatched
      FROM take_back t JOIN receipt r ON r.id = t.receipt_id
      """;

  private TakeBackStore() {}

  /** The outcome of one receipt for one sale. */
  record Row(UUID receiptId, UUID saleId, TakeBackOutcome outcome) {}

  /**
   * What a receipt does to the units of one sale.
   *
   * @param units ids of their registrations
   */
  public record Stored(
      UUID receiptId,
      String receiptNumber,
      ReceiptKind kind,
      List<UUID> units,
      List<Unmatched> unmatched) {}

  static void save(Connection tx, Collection<Row> rows) throws SQLException {
    SetSql.updateAll(
        tx,
        SAVE,
        rows,
        uuid(Row::receiptId),
        uuid(Row::saleId),
        text(row ->
            DomainJson.write(row.outcome().units().stream().map(RegistrationId::value).toList())),
        text(row -> DomainJson.write(row.outcome().unmatched())));
  }

  /**
   * Of each receipt, by sale; none while no sale is known that the receipt takes something back of.
   */
  public static Map<UUID, List<Stored>> ofReceipts(Connection tx, Collection<UUID> receiptIds)
      throws SQLException {
    return SetSql.query(
            tx,
            SELECT + "WHERE t.receipt_id = ANY (?) ORDER BY t.receipt_id, t.sale_id",
            receiptIds,
            TakeBackStore::stored,
            uuid(id -> id))
        .stream()
        .collect(groupingBy(Stored::receiptId));
  }

  /** Of a sale's returns and voids, oldest first. */
  public static List<Stored> ofSale(Connection tx, UUID saleId) throws SQLException {
    return Sql.query(
        tx,
        SELECT + "WHERE t.sale_id = ? ORDER BY r.occurred_at, r.receipt_number",
        TakeBackStore::stored,
        saleId);
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        row.getObject(1, UUID.class),
        row.getString(2),
        ReceiptKind.valueOf(row.getString(3)),
        List.of(DomainJson.read(row.getString(4), UUID[].class)),
        List.of(DomainJson.read(row.getString(5), Unmatched[].class)));
  }
}
