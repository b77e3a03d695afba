package io.supportcenter.kit.audit;

import io.supportcenter.kit.erasure.Erased;
import io.supportcenter.kit.erasure.ErasedUser;
import io.supportcenter.kit.erasure.Erasure;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** Entries stay, and name the user by a hash. */
@Singleton
class AuditErasure implements Erasure {

  @Override
  public Erased erase(Connection tx, ErasedUser user) throws SQLException {
    return Erased.of(AuditStore.forget(tx, user.id(), ROWS_MAX));
  }
}
