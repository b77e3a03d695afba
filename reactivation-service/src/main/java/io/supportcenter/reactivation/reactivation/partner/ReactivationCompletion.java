package io.supportcenter.reactivation.reactivation.partner;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.json.DomainJson;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Advances reactivations by the outcomes of calls, and by timers that are due. */
@Singleton
class ReactivationCompletion {

  private final AccountBatches batches;

  ReactivationCompletion(AccountBatches batches) {
    this.batches = batches;
  }

  /** What a completed call, or a timer, means to its reactivation. */
  @FunctionalInterface
  interface Meaning<S extends CallSubject, C> {
    Optional<ReactivationStep> of(Reactivation reactivation, S subject, C call, Instant now);
  }

  <S extends CallSubject, C> Effects complete(
      Connection tx,
      List<C> calls,
      Function<C, BackendCall> row,
      Class<S> subjectType,
      Meaning<S, C> meaning)
      throws SQLException {
    List<S> subjects = new ArrayList<>();
    for (C call : calls) {
      subjects.add(DomainJson.read(row.apply(call).request(), subjectType));
    }
    AccountBatch batch = batches.open(tx, subjects.stream().map(CallSubject::account).toList());
    for (int i = 0; i < calls.size(); i++) {
      S subject = subjects.get(i);
      C call = calls.get(i);
      batch.move(subject.reactivation(), r -> meaning.of(r, subject, call, batch.now()));
    }
    return batch.close(tx);
  }
}
