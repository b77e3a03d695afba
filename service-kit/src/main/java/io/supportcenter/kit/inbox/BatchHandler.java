package io.supportcenter.kit.inbox;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.work.Effects;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Applies a batch of events to a service's state.
 *
 * <p>Runs inside the transaction that also advances the inbox's position, so all of it happens once
 * or not at all. It is called again with the same events when the transaction did not commit, and
 * with a part of them when one of them made it fail; it must keep nothing in memory between calls.
 * It loads the aggregates it touches with one {@code SELECT ... FOR UPDATE} ordered by id, folds
 * the events in their order, writes set-based, and calls nothing outside the database.
 */
@FunctionalInterface
public interface BatchHandler {

  /**
   * @param tx the transaction's connection; neither committed nor closed here
   * @param events in the order of their partitions
   * @return what to publish and whom to call because of it
   */
  Effects apply(Connection tx, List<InboundEvent> events) throws SQLException;
}
