package io.supportcenter.smsactivation.issue.store;

import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.values.Money;
import io.supportcenter.smsactivation.account.AccountTerms;
import io.supportcenter.smsactivation.issue.Batch;
import io.supportcenter.smsactivation.issue.BatchState;
import io.supportcenter.smsactivation.sms.ShortCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Batches in PostgreSQL. */
public final class BatchStore {

  private static final String INSERT =
      """
      INSERT INTO batch (id, issuer_id, distributor_id, short_code, value_minor, currency, expires_at, card_count,
        ordered_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String SELECT = "SELECT * FROM batch WHERE id = ?";

  private static final String HAND_OUT =
      "UPDATE batch SET handed_out_at = ? WHERE id = ? AND handed_out_at IS NULL";

  /** An upper limit: some of those codes are used, or their accounts are closed. */
  private static final String LIVE_CODES =
      "SELECT coalesce(sum(card_count), 0) FROM batch WHERE expires_at > now()";

  private BatchStore() {}

  public static void insert(Connection tx, Batch batch, Instant orderedAt) throws SQLException {
    AccountTerms terms = batch.terms();
    Sql.update(
        tx,
        INSERT,
        terms.batchId(),
        batch.issuerId(),
        terms.distributorId(),
        terms.shortCode().digits(),
        terms.value().amountMinor(),
        terms.value().currencyCode(),
        terms.expiresAt(),
        batch.count(),
        orderedAt);
  }

  public static Optional<Batch> find(Connection tx, UUID id) throws SQLException {
    return Sql.one(tx, SELECT, BatchStore::batch, id);
  }

  public static Optional<Batch> lock(Connection tx, UUID id) throws SQLException {
    return Sql.one(tx, SELECT + " FOR UPDATE", BatchStore::batch, id);
  }

  public static void saveHandOut(Connection tx, UUID id, BatchState.HandedOut state)
      throws SQLException {
    if (Sql.update(tx, HAND_OUT, state.at(), id) != 1) {
      throw new IllegalStateException("batch " + id + " was handed out before");
    }
  }

  public static long liveCodes(Connection tx) throws SQLException {
    return Sql.one(tx, LIVE_CODES, row -> row.getLong(1)).orElseThrow();
  }

  private static Batch batch(ResultSet row) throws SQLException {
    return new Batch(
        new AccountTerms(
            Rows.uuid(row, "id"),
            row.getString("distributor_id"),
            new ShortCode(row.getString("short_code")),
            Money.of(row.getLong("value_minor"), row.getString("currency")),
            Rows.instant(row, "expires_at")),
        row.getString("issuer_id"),
        row.getInt("card_count"),
        Rows.optionalInstant(row, "handed_out_at")
            .<BatchState>map(BatchState.HandedOut::new)
            .orElseGet(BatchState.Ordered::new));
  }
}
