package io.supportcenter.reactivation.reactivation.partner;

import io.supportcenter.kit.work.Effects;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationStep;
import io.supportcenter.reactivation.reactivation.store.AccountBatch;
import io.supportcenter.reactivation.reactivation.store.AccountBatches;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls.CallSubject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Advances reactivations by the outcomes of calls, and by timers that are due. */
@Singleton
class ReactivationCompletion {

  private final AccountBatches batches;

  ReactivationCompletion(AccountBatches batches) {
    this.batches = batches;
  }

  /** What a completed call, or a timer that is due, means to its reactivation. */
  record Move(
      CallSubject subject, BiFunction<Reactivation, Instant, Optional<ReactivationStep>> step) {}

  Effects complete(Connection tx, List<Move> moves) throws SQLException {
    AccountBatch batch = batches.open(tx, moves.stream().map(m -> m.subject().account()).toList());
    for (Move move : moves) {
      batch.move(move.subject().reactivation(), r -> move.step().apply(r, batch.now()));
    }
    return batch.close(tx);
  }
}
