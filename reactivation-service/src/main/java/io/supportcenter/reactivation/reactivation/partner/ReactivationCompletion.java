package io.supportcenter.reactivation.reactivation.partner;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import io.supportcenter.reactivation.reactivation.ReactivationStep;
import io.supportcenter.reactivation.reactivation.Situation;
import io.supportcenter.reactivation.reactivation.store.AccountBatch;
import io.supportcenter.reactivation.reactivation.store.AccountBatches;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls.CallSubject;
import io.supportcenter.reactivation.reactivation.store.ReactivationStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Advances reactivations by the outcomes of calls, and by timers that are due. */
@Singleton
class ReactivationCompletion {

  private final Transactions transactions;
  private final AccountBatches batches;

  ReactivationCompletion(Transactions transactions, AccountBatches batches) {
    this.transactions = transactions;
    this.batches = batches;
  }

  /** What a completed call, or a timer that is due, means to its reactivation. */
  record Move(
      CallSubject subject, BiFunction<Reactivation, Situation, Optional<ReactivationStep>> step) {}

  /** As it is now, for a call that is about to be made. */
  Optional<Reactivation> find(ReactivationId id) {
    return transactions.beforeCall(() -> transactions.read(tx -> ReactivationStore.find(tx, id)));
  }

  Effects complete(Connection tx, List<Move> moves) throws SQLException {
    AccountBatch batch = batches.open(tx, moves.stream().map(m -> m.subject().account()).toList());
    for (Move move : moves) {
      batch.move(move.subject().reactivation(), move.step());
    }
    return batch.close(tx);
  }
}
