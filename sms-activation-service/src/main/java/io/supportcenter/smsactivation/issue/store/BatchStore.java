package io.supportcenter.smsactivation.issue.store;

import io.supportcenter.kit.db.AdvisoryLocks;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.values.Money;
import io.supportcenter.smsactivation.account.AccountTerms;
import io.supportcenter.smsactivation.issue.Batch;
import io.supportcenter.smsactivation.issue.BatchState;
import io.supportcenter.smsactivation.issue.IssuerLimit.Outstanding;
import io.supportcenter.smsactivation.sms.ShortCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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
      """
      UPDATE batch SET handed_out_at = ?, settled_at = NULL
      WHERE id = ? AND handed_out_at IS NULL AND voided_at IS NULL
      """;

  private static final String VOID =
      "UPDATE batch SET voided_at = ? WHERE id = ? AND voided_at IS NULL";

  /** An upper limit: some of those codes are used, or their accounts are closed. */
  private static final String LIVE_CODES =
      "SELECT coalesce(sum(card_count), 0) FROM batch WHERE expires_at > now() AND voided_at IS"
          + " NULL";

  private static final String OUTSTANDING =
      """
      SELECT coalesce(sum(card_count), 0) AS cards,
        coalesce(sum(value_minor * card_count) FILTER (WHERE currency = ?), 0) AS value_minor,
        count(*) FILTER (WHERE handed_out_at IS NULL) AS orders
      FROM batch WHERE issuer_id = ? AND expires_at > now() AND voided_at IS NULL
      """;

  private BatchStore() {}

  /** One order after the other: what they are checked against is the sum of those before. */
  public static void lockOrders(Connection tx) throws SQLException {
    AdvisoryLocks.alone(tx, "orders", List.of("batch"));
  }

  public static void insert(Connection tx, Batch batch, Instant orderedAt) throws SQLException {
    AccountTerms terms = batch.terms();
    ShortCodeStore.add(tx, terms.shortCode());
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

  public static void saveVoid(Connection tx, UUID id, BatchState.Voided state) throws SQLException {
    if (Sql.update(tx, VOID, state.at(), id) != 1) {
      throw new IllegalStateException("batch " + id + " was voided before");
    }
  }

  /** What the issuer of a batch has outstanding, in that batch's currency. */
  public static Outstanding outstanding(Connection tx, Batch batch) throws SQLException {
    return Sql.one(
            tx,
            OUTSTANDING,
            row ->
                new Outstanding(
                    row.getLong("cards"), row.getLong("value_minor"), row.getLong("orders")),
            batch.terms().value().currencyCode(),
            batch.issuerId())
        .orElseThrow();
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
        state(Rows.optionalInstant(row, "handed_out_at"), Rows.optionalInstant(row, "voided_at")));
  }

  private static BatchState state(Optional<Instant> handedOutAt, Optional<Instant> voidedAt) {
    return voidedAt
        .<BatchState>map(at -> new BatchState.Voided(handedOutAt, at))
        .or(() -> handedOutAt.map(BatchState.HandedOut::new))
        .orElseGet(BatchState.Ordered::new);
  }
}
