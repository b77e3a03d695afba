package io.supportcenter.smsactivation.issue.store;

import io.supportcenter.smsactivation.account.AccountTerms;
import io.supportcenter.smsactivation.issue.Batch;
import io.supportcenter.smsactivation.issue.BatchState;
import io.supportcenter.smsactivation.money.Money;
import io.supportcenter.smsactivation.sms.ShortCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
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

  /** More than there are: some of those codes are used or their accounts are closed. */
  private static final String LIVE_CODES =
      "SELECT coalesce(sum(card_count), 0) FROM batch WHERE expires_at > now()";

  private BatchStore() {}

  public static void insert(Connection tx, Batch batch, Instant orderedAt) throws SQLException {
    AccountTerms terms = batch.terms();
    try (PreparedStatement statement = tx.prepareStatement(INSERT)) {
      statement.setObject(1, terms.batchId());
      statement.setString(2, batch.issuerId());
      statement.setString(3, terms.distributorId());
      statement.setString(4, terms.shortCode().digits());
      statement.setLong(5, terms.value().amountMinor());
      statement.setString(6, terms.value().currency().getCurrencyCode());
      statement.setObject(7, terms.expiresAt().atOffset(ZoneOffset.UTC));
      statement.setInt(8, batch.count());
      statement.setObject(9, orderedAt.atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  public static Optional<Batch> find(Connection tx, UUID id) throws SQLException {
    return select(tx, SELECT, id);
  }

  public static Optional<Batch> lock(Connection tx, UUID id) throws SQLException {
    return select(tx, SELECT + " FOR UPDATE", id);
  }

  public static void saveHandOut(Connection tx, UUID id, BatchState.HandedOut state)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(HAND_OUT)) {
      statement.setObject(1, state.at().atOffset(ZoneOffset.UTC));
      statement.setObject(2, id);
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("batch " + id + " was handed out before");
      }
    }
  }

  public static long liveCodes(Connection tx) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(LIVE_CODES);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static Optional<Batch> select(Connection tx, String sql, UUID id) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(sql)) {
      statement.setObject(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(batch(rows)) : Optional.empty();
      }
    }
  }

  private static Batch batch(ResultSet row) throws SQLException {
    OffsetDateTime handedOutAt = row.getObject("handed_out_at", OffsetDateTime.class);
    return new Batch(
        new AccountTerms(
            row.getObject("id", UUID.class),
            row.getString("distributor_id"),
            new ShortCode(row.getString("short_code")),
            new Money(row.getLong("value_minor"), Currency.getInstance(row.getString("currency"))),
            row.getObject("expires_at", OffsetDateTime.class).toInstant()),
        row.getString("issuer_id"),
        row.getInt("card_count"),
        handedOutAt == null
            ? new BatchState.Ordered()
            : new BatchState.HandedOut(handedOutAt.toInstant()));
  }
}
