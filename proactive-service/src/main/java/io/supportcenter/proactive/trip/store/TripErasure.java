package io.supportcenter.proactive.trip.store;

import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.erasure.Erased;
import io.supportcenter.kit.erasure.ErasedUser;
import io.supportcenter.kit.erasure.Erasure;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.message.store.CustomerLocks;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** A user's trip, inbox, and live sessions with their transcripts. */
@Singleton
class TripErasure implements Erasure {

  /** Deliveries are deleted with their messages. */
  private static final List<String> TABLES =
      List.of("relation", "modification", "activity", "message", "customer");

  @Override
  public Erased erase(Connection tx, ErasedUser user) throws SQLException {
    CustomerLocks.lock(tx, Set.of(new UserId(user.id())));
    Erased all =
        Erased.of(
            Sql.query(tx, "SELECT * FROM erase_user(?, ?)", _ -> true, user.id(), ROWS_MAX).size());
    for (String table : TABLES) {
      all = all.plus(Erasure.delete(tx, table, "user_id = ?", user.id()));
    }
    return all;
  }
}
