package io.supportcenter.smsactivation.sender.store;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.supportcenter.kit.db.UnitOfWork;
import io.supportcenter.kit.events.Effects;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Forgets senders that were quiet for longer than any lock or count of failures lasts. */
@ApplicationScoped
class SenderForgetting {

  private static final Duration QUIET = Duration.ofDays(30);

  private final UnitOfWork unitOfWork;

  SenderForgetting(UnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  @Scheduled(every = "24h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
  void forget() {
    unitOfWork.inNewTransaction(tx -> {
      SenderStore.forget(tx, QUIET);
      return Effects.NONE;
    });
  }
}
