package io.supportcenter.kit.sample;

import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.erasure.Erased;
import io.supportcenter.kit.erasure.ErasedUser;
import io.supportcenter.kit.erasure.Erasure;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** What users leave behind in the kit's tests. */
@Singleton
class Keepsakes implements Erasure {

  @Override
  public Erased erase(Connection tx, ErasedUser user) throws SQLException {
    long deeds =
        Sql.one(tx, "SELECT erase_user(?)", row -> row.getLong(1), user.id()).orElseThrow();
    return Erasure.delete(tx, "keepsake", "user_id = ?", user.id()).plus(Erased.of((int) deeds));
  }
}
