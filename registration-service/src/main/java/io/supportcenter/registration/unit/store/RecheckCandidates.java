package io.supportcenter.registration.unit.store;

import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Which registrations a change may concern, in the order of their ids. */
public final class RecheckCandidates {

  public static final int AT_ONCE = 500;

  private static final UUID FIRST = new UUID(0, 0);

  private RecheckCandidates() {}

  /** A registration and the receipt that is to be locked for it. */
  public record Candidate(UUID registrationId, UUID receiptId) {}

  public static List<Candidate> of(Connection tx, Recheck recheck) throws SQLException {
    String sql =
        "SELECT r.id, r.receipt_id FROM registration r WHERE r.id > ? AND "
            + condition(recheck.cause())
            + " ORDER BY r.id LIMIT "
            + AT_ONCE;
    List<Object> parameters = new ArrayList<>(recheck.about());
    parameters.addFirst(recheck.after().orElse(FIRST));
    return Sql.query(
        tx,
        sql,
        row -> new Candidate(Rows.uuid(row, "id"), Rows.uuid(row, "receipt_id")),
        parameters.toArray());
  }

  private static String condition(Recheck.Cause cause) {
    return switch (cause) {
      case IDENTITIES ->
          """
          (r.user_id IS NULL OR r.facts #>> '{user,source}' IN ('USER', 'AGENT')) AND r.receipt_id IN (
            SELECT c.receipt_id FROM receipt_customer c JOIN user_identity i USING (key_version, hash)
            WHERE i.user_id = ?)
          """;
      case CONSENT -> "r.user_id = ? AND r.state = 'PENDING_CONSENT'";
      case ERASURE -> "r.user_id = ?";
      case PARTNER ->
          """
          r.id IN (
            SELECT w.id FROM (VALUES (?)) AS p (id) CROSS JOIN LATERAL (
              SELECT u.id FROM registration u
              WHERE u.retailer_id = p.id AND u.state = 'PENDING_PARTNER'
              UNION ALL
              SELECT u.id FROM partner_gtin_prefix x
              JOIN registration u ON substr(u.gtin, 2) COLLATE "C" >= x.prefix
                AND substr(u.gtin, 2) COLLATE "C" < x.prefix || ':'
              WHERE x.partner_id = p.id
                AND u.state IN ('OUT_OF_SCOPE', 'PENDING_PARTNER', 'PENDING_SERIAL', 'CONFLICT', 'REJECTED')
            ) w)
          """;
      case DEVICE ->
          "r.manufacturer_id = ? AND r.model = ? AND r.canonical_serial = ? AND r.state ="
              + " 'REJECTED'";
      case RESERVATION ->
          "r.user_id = ? AND r.vendor_id = ? AND r.reservation_number = ? AND r.leg = ? AND r.state ="
              + " 'REJECTED'";
    };
  }
}
