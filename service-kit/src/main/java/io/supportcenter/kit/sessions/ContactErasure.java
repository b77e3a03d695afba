package io.supportcenter.kit.sessions;

import io.supportcenter.kit.erasure.Erased;
import io.supportcenter.kit.erasure.ErasedUser;
import io.supportcenter.kit.erasure.Erasure;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** Who talked to the user. */
@Singleton
class ContactErasure implements Erasure {

  @Override
  public Erased erase(Connection tx, ErasedUser user) throws SQLException {
    return Erasure.delete(tx, "session_contact", "user_id = ?", user.id());
  }
}
