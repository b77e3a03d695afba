package io.supportcenter.activation.activation.store;

import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.erasure.Erased;
import io.supportcenter.kit.erasure.ErasedUser;
import io.supportcenter.kit.erasure.Erasure;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Activations of a user, once their services have ended: they end because the user's devices leave
 * the asset store.
 */
@Singleton
class ActivationErasure implements Erasure {

  private static final String ERASE = "SELECT * FROM erase_user(?, ?, ?)";

  @Override
  public Erased erase(Connection tx, ErasedUser user) throws SQLException {
    List<UUID> gone =
        Sql.query(
            tx, ERASE, row -> row.getObject(1, UUID.class), user.id(), user.isOverdue(), ROWS_MAX);
    List<UUID> refused = RefusedRequests.erase(tx, user);
    boolean isLeft = Sql.exists(tx, "SELECT FROM activation WHERE user_id = ? LIMIT 1", user.id());
    return Erased.of(gone.size())
        .plus(Erased.of(refused.size()))
        .waiting(isLeft)
        .with(
            Effects.of(
                Stream.concat(gone.stream(), refused.stream())
                    .map(id -> OutboundEvent.tombstone(Topics.ACTIVATIONS, id.toString()))
                    .toList()));
  }
}
