package io.supportcenter.benchmark.charges;

import io.supportcenter.benchmark.rig.Outputs;
import io.supportcenter.benchmark.rig.Rig;
import io.supportcenter.events.Charge;
import io.supportcenter.events.ChargeSucceeded;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.Topics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether each payment was charged once, and the books say so. */
final class Judge {

  private final List<Payment> payments;

  Judge(List<Payment> payments) {
    this.payments = payments;
  }

  /** Charges, ledger and balances, whichever contender wrote them. */
  void judge(Connection connection) throws SQLException {
    Map<String, Payment> missing =
        payments.stream().collect(Collectors.toMap(Payment::requestId, p -> p));
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT c.request_id, c.account_id, c.amount_minor FROM charge c
                JOIN journal_entry e ON e.id = c.journal_entry AND e.reference = c.id::text
                JOIN (SELECT entry_id, string_agg(account || ' ' || amount_minor, ', ' ORDER BY amount_minor DESC) AS lines
                      FROM posting GROUP BY entry_id) p ON p.entry_id = e.id
                WHERE c.state = 'SUCCEEDED' AND p.lines = format('consumer:%s %s, merchant:%s %s',
                  c.account_id, c.amount_minor, c.merchant_id, -c.amount_minor)
                """)) {
      while (row.next()) {
        Payment found = new Payment(row.getString(1), row.getString(2), row.getLong(3));
        require(found.equals(missing.remove(found.requestId())), found + " was not asked for");
      }
    }
    require(missing.isEmpty(), missing.size() + " payments are not in the database");
    requireNumber(connection, "SELECT count(*) FROM charge", payments.size());
    requireNumber(
        connection,
        "SELECT count(*) FROM idempotency_key WHERE split_part(principal, chr(10), 1) = '%s'"
            .formatted(Payment.MERCHANT),
        payments.size());
    requireNumber(connection, "SELECT count(*) FROM ledger_disagreement", 0);
    requireNumber(connection, "SELECT sum(amount_minor) FROM posting", 0);
    judgeBalances(connection);
  }

  private void judgeBalances(Connection connection) throws SQLException {
    Map<String, Long> spent = new HashMap<>();
    payments.forEach(p -> spent.merge(p.accountId(), p.amountMinor(), Long::sum));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id, balance_minor FROM consumer_account")) {
      while (row.next()) {
        long expected = Accounts.VALUE_MINOR - spent.getOrDefault(row.getString(1), 0L);
        require(
            row.getLong(2) == expected,
            row.getString(1) + " has " + row.getLong(2) + " instead of " + expected);
      }
    }
  }

  /** The events published about them. */
  void judge(Rig rig, Outputs told) {
    Map<String, Payment> missing =
        payments.stream().collect(Collectors.toMap(Payment::requestId, p -> p));
    for (byte[] value : told.values()) {
      Decoded.Event decoded = (Decoded.Event) rig.codec().decode(Topics.CHARGES, value);
      Charge charge = ((ChargeSucceeded) decoded.event()).getCharge();
      Payment found =
          new Payment(
              charge.getRequestId(), charge.getAccountId(), charge.getAmount().getAmountMinor());
      require(found.equals(missing.remove(found.requestId())), found + " was published twice");
    }
    require(missing.isEmpty(), missing.size() + " payments were not published");
  }

  private static void requireNumber(Connection connection, String sql, long expected)
      throws SQLException {
    long found = Rig.number(connection, sql);
    require(found == expected, sql + " is " + found + " instead of " + expected);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
