package io.supportcenter.proactive.message.store;

import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.values.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The lock on everything of a user's: trip, modifications and inbox. */
public final class CustomerLocks {

  private static final String ADD =
      "INSERT INTO customer (user_id) SELECT * FROM unnest(?::text[]) ON CONFLICT DO NOTHING";

  private static final String LOCK =
      "SELECT user_id FROM customer WHERE user_id = ANY (?) ORDER BY user_id FOR UPDATE";

  private CustomerLocks() {}

  /** Held to the end of the transaction; taken in one order, after the locks on bookings. */
  public static void lock(Connection tx, Collection<UserId> users) throws SQLException {
    List<String> ordered = users.stream().map(UserId::value).distinct().sorted().toList();
    SetSql.update(tx, ADD, ordered, text(id -> id));
    SetSql.query(tx, LOCK, ordered, row -> row.getString(1), text(id -> id));
  }
}
