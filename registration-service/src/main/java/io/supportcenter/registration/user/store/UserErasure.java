package io.supportcenter.registration.user.store;

import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.erasure.Erased;
import io.supportcenter.kit.erasure.ErasedUser;
import io.supportcenter.kit.erasure.Erasure;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Waits until each of a user's registrations has been forgotten, under the lock on its receipt, by
 * the work that the erasure set in motion.
 */
@Singleton
class UserErasure implements Erasure {

  private static final String LEFT =
      """
      SELECT WHERE EXISTS (SELECT FROM registration WHERE user_id = ?)
        OR EXISTS (SELECT FROM asset WHERE user_id = ?)
      """;

  @Override
  public Erased erase(Connection tx, ErasedUser user) throws SQLException {
    return Erased.NOTHING.waiting(Sql.exists(tx, LEFT, user.id(), user.id()));
  }
}
