package io.supportcenter.smsactivation.budget.store;

import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.smsactivation.budget.Budgets.Key;
import io.supportcenter.smsactivation.budget.Scope;
import io.supportcenter.smsactivation.limit.RollingSum;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What is spent of budgets, in PostgreSQL. */
public final class BudgetStore {

  private static final String ADD =
      """
      INSERT INTO sms_budget (scope, name) SELECT * FROM unnest(?::text[], ?::text[])
      ON CONFLICT DO NOTHING
      """;

  private static final String LOCK =
      """
      SELECT b.scope, b.name, b.spent FROM sms_budget b
      JOIN unnest(?::text[], ?::text[]) AS k (scope, name) USING (scope, name)
      ORDER BY b.scope, b.name FOR UPDATE OF b
      """;

  private static final String SAVE =
      """
      UPDATE sms_budget b SET spent = s.spent, changed_at = now()
      FROM unnest(?::text[], ?::text[], ?::text[]) AS s (scope, name, spent)
      WHERE b.scope = s.scope AND b.name = s.name
      """;

  private BudgetStore() {}

  /** Locks budgets, adding those that are missing. The last locks that SMS take. */
  public static Map<Key, RollingSum> lock(Connection tx, Collection<Key> keys) throws SQLException {
    List<Key> ordered = keys.stream().distinct().sorted().toList();
    Map<Key, RollingSum> found = lockThoseThere(tx, ordered);
    if (found.size() == ordered.size()) {
      return found;
    }
    SetSql.update(
        tx,
        ADD,
        ordered.stream().filter(key -> !found.containsKey(key)).toList(),
        text(key -> key.scope().name()),
        text(Key::name));
    return lockThoseThere(tx, ordered);
  }

  private static Map<Key, RollingSum> lockThoseThere(Connection tx, List<Key> keys)
      throws SQLException {
    return SetSql.map(
        tx,
        LOCK,
        keys,
        row ->
            Map.entry(
                new Key(Scope.valueOf(row.getString("scope")), row.getString("name")),
                RollingSum.read(row.getString("spent"))),
        text(key -> key.scope().name()),
        text(Key::name));
  }

  public static void save(Connection tx, Map<Key, RollingSum> changed) throws SQLException {
    SetSql.updateAll(
        tx,
        SAVE,
        changed.entrySet(),
        text(entry -> entry.getKey().scope().name()),
        text(entry -> entry.getKey().name()),
        text(entry -> entry.getValue().text()));
  }
}
