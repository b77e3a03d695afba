package io.supportcenter.registration.user;

import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.registration.customer.IdentityHash;
import io.supportcenter.registration.customer.UserId;
import io.supportcenter.registration.registration.FieldSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds out whose a receipt is, by the hashes that receipt and retailer gave. */
public final class CustomerMatches {

  private static final String ADD =
      """
      INSERT INTO receipt_customer (receipt_id, key_version, hash, source)
      SELECT * FROM unnest(?::uuid[], ?::int4[], ?::text[], ?::text[])
      ON CONFLICT DO NOTHING
      """;

  /**
   * References that lead to different users lead to nobody: a device must not land with a stranger.
   */
  private static final String FIND =
      """
      SELECT c.receipt_id, min(i.user_id), min(c.source)
      FROM receipt_customer c JOIN user_identity i USING (key_version, hash)
      WHERE c.receipt_id = ANY (?)
      GROUP BY c.receipt_id
      HAVING count(DISTINCT i.user_id) = 1
      """;

  private CustomerMatches() {}

  /**
   * One way in which a receipt's buyer is known.
   *
   * @param source RECEIPT or RETAILER
   */
  public record Reference(UUID receiptId, IdentityHash hash, FieldSource source) {}

  /** The buyer, and who named a reference that led there. */
  public record Match(UserId user, FieldSource source) {}

  /** To be called before any row is locked, with all hashes that {@link #add} will store. */
  public static void lock(Connection tx, Collection<IdentityHash> hashes) throws SQLException {
    IdentityLocks.shared(tx, hashes);
  }

  public static void add(Connection tx, Collection<Reference> references) throws SQLException {
    SetSql.update(
        tx,
        ADD,
        references,
        uuid(Reference::receiptId),
        integer(r -> r.hash().keyVersion()),
        text(r -> r.hash().hex()),
        text(r -> r.source().name()));
  }

  /** The receipts whose buyer is known. */
  public static Map<UUID, Match> find(Connection tx, Collection<UUID> receiptIds)
      throws SQLException {
    Map<UUID, Match> found = new HashMap<>();
    List<Map.Entry<UUID, Match>> rows =
        SetSql.query(
            tx,
            FIND,
            receiptIds,
            row ->
                Map.entry(
                    row.getObject(1, UUID.class),
                    new Match(new UserId(row.getString(2)), FieldSource.valueOf(row.getString(3)))),
            uuid(id -> id));
    rows.forEach(row -> found.put(row.getKey(), row.getValue()));
    return found;
  }

  /** Forgets how the retailer knew the buyer of these receipts. */
  public static void forget(Connection tx, Collection<UUID> receiptIds) throws SQLException {
    SetSql.update(
        tx, "DELETE FROM receipt_customer WHERE receipt_id = ANY (?)", receiptIds, uuid(id -> id));
  }
}
