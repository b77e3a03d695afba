package io.supportcenter.registration.identity.store;

import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.values.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Finds the buyer of a receipt by the hashes that the receipt and the retailer gave. */
public final class CustomerMatches {

  private static final String ADD =
      """
      INSERT INTO receipt_customer (receipt_id, key_version, hash, source)
      SELECT * FROM unnest(?::uuid[], ?::int4[], ?::text[], ?::text[])
      ON CONFLICT DO NOTHING
      """;

  /** References to different users match nobody: a device must not be given to a stranger. */
  private static final String FIND =
      """
      SELECT c.receipt_id, min(i.user_id), min(c.source)
      FROM receipt_customer c JOIN user_identity i USING (key_version, hash)
      WHERE c.receipt_id = ANY (?)
      GROUP BY c.receipt_id
      HAVING count(DISTINCT i.user_id) = 1
      """;

  private static final String NAMES_OTHERS =
      """
      SELECT count(*) > 0 AND count(i.user_id) = 0
      FROM receipt_customer c
      LEFT JOIN user_identity i
        ON i.key_version = c.key_version AND i.hash = c.hash AND i.user_id = ?
      WHERE c.receipt_id = ?
      """;

  private CustomerMatches() {}

  /** One way in which a receipt's buyer is known. */
  public record Reference(UUID receiptId, KeyedHash hash, NamedBy source) {}

  /** Who named a customer. */
  public enum NamedBy {
    RECEIPT,
    RETAILER
  }

  /** The buyer, and who named a reference that led there. */
  public record Match(UserId user, NamedBy source) {}

  /** The locks of these hashes are held: see {@link IdentityLocks}. */
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
    return SetSql.map(
        tx,
        FIND,
        receiptIds,
        row ->
            Map.entry(
                row.getObject(1, UUID.class),
                new Match(new UserId(row.getString(2)), NamedBy.valueOf(row.getString(3)))),
        uuid(id -> id));
  }

  /** Whether a receipt names its buyer, and by no identity of this user. */
  public static boolean namesOthers(Connection tx, UUID receiptId, UserId user)
      throws SQLException {
    return Sql.one(tx, NAMES_OTHERS, row -> row.getBoolean(1), user.value(), receiptId)
        .orElse(false);
  }

  /** Forgets how the retailer knew the buyer of these receipts. */
  public static void forget(Connection tx, Collection<UUID> receiptIds) throws SQLException {
    SetSql.update(
        tx, "DELETE FROM receipt_customer WHERE receipt_id = ANY (?)", receiptIds, uuid(id -> id));
  }
}
