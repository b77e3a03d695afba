package io.supportcenter.registration.progress;

import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.registration.customer.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts all that happens to one user in order. */
final class UserLocks {

  private static final String LOCK =
      "SELECT id, consent, erased FROM app_user WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE";

  private UserLocks() {}

  /** A user's word, as of now and until the transaction ends. */
  record Word(boolean consent, boolean erased) {}

  static Map<UserId, Word> lock(Connection tx, Collection<UserId> users) throws SQLException {
    List<Map.Entry<UserId, Word>> rows =
        SetSql.query(
            tx,
            LOCK,
            List.copyOf(users),
            row ->
                Map.entry(
                    new UserId(row.getString(1)), new Word(row.getBoolean(2), row.getBoolean(3))),
            text(UserId::value));
    Map<UserId, Word> words = new HashMap<>();
    rows.forEach(row -> words.put(row.getKey(), row.getValue()));
    return words;
  }
}
