package io.supportcenter.registration.unit.store;

import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.values.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** Serialises everything that happens to one user. */
public final class UserLocks {

  private static final String LOCK =
      "SELECT id, consent, erased FROM app_user WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE";

  private UserLocks() {}

  /** A user's wishes, as of now and until the transaction ends. */
  public record Word(boolean consent, boolean erased) {}

  public static Map<UserId, Word> lock(Connection tx, Collection<UserId> users)
      throws SQLException {
    return SetSql.map(
        tx,
        LOCK,
        users,
        row ->
            Map.entry(new UserId(row.getString(1)), new Word(row.getBoolean(2), row.getBoolean(3))),
        text(UserId::value));
  }
}
