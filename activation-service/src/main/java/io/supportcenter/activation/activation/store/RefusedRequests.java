package io.supportcenter.activation.activation.store;

import io.supportcenter.activation.activation.events.RequestRefusals;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.erasure.ErasedUser;
import io.supportcenter.kit.erasure.ErasedUsers;
import io.supportcenter.kit.erasure.Erasure;
import io.supportcenter.kit.events.OutboundEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Refusals that led to no activation, by the user whom they name. */
public final class RefusedRequests {

  private static final String ADD =
      """
      INSERT INTO refused_request (user_id, activation_id) SELECT * FROM unnest(?::text[], ?::uuid[])
      ON CONFLICT DO NOTHING
      """;

  private static final String ERASE =
      """
      DELETE FROM refused_request WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM refused_request WHERE user_id = ? LIMIT ?))
      RETURNING activation_id
      """;

  private RefusedRequests() {}

  /** One of them. */
  private record Refusal(String user, UUID id) {}

  /**
   * Remembers what these events say.
   *
   * @param refusals as {@link RequestRefusals} makes them
   * @return effects of the work that refuses them
   */
  public static List<BackendCall> add(Connection tx, List<OutboundEvent> refusals)
      throws SQLException {
    List<Refusal> named =
        refusals.stream()
            .flatMap(refusal ->
                RequestRefusals.user(refusal)
                    .map(user -> new Refusal(user.value(), UUID.fromString(refusal.key())))
                    .stream())
            .toList();
    SetSql.update(tx, ADD, named, Column.text(Refusal::user), Column.uuid(Refusal::id));
    return ErasedUsers.seen(tx, named.stream().map(Refusal::user).toList());
  }

  /** Returns the keys of at most {@link Erasure#ROWS_MAX}. */
  static List<UUID> erase(Connection tx, ErasedUser user) throws SQLException {
    return Sql.query(tx, ERASE, row -> row.getObject(1, UUID.class), user.id(), Erasure.ROWS_MAX);
  }
}
