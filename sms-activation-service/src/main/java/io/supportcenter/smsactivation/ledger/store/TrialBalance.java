package io.supportcenter.smsactivation.ledger.store;

import io.supportcenter.kit.db.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What all entries of the ledger come to. It reads all of them. */
public final class TrialBalance {

  private static final String SUMS =
      """
      SELECT e.currency, split_part(p.account, ':', 1) AS kind,
        coalesce(sum(p.amount_minor) FILTER (WHERE p.amount_minor > 0), 0) AS debit,
        coalesce(-sum(p.amount_minor) FILTER (WHERE p.amount_minor < 0), 0) AS credit
      FROM posting p JOIN journal_entry e ON e.id = p.entry_id
      GROUP BY 1, 2 ORDER BY 1, 2
      """;

  private TrialBalance() {}

  /**
   * What was posted on all accounts of a kind, in minor units of the currency.
   *
   * @param kind as ledger accounts begin
   */
  public record Sum(String currency, String kind, BigDecimal debit, BigDecimal credit) {}

  public static List<Sum> read(Connection tx) throws SQLException {
    return Sql.query(
        tx,
        SUMS,
        row ->
            new Sum(
                row.getString("currency"),
                row.getString("kind"),
                row.getBigDecimal("debit"),
                row.getBigDecimal("credit")));
  }
}
