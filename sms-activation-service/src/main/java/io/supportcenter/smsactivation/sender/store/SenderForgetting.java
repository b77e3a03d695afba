package io.supportcenter.smsactivation.sender.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.supportcenter.kit.db.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;

/** Forgets senders that were quiet for longer than any lock or count of failures lasts. */
@ApplicationScoped
class SenderForgetting {

  private static final Duration QUIET = Duration.ofDays(30);

  private final AgroalDataSource dataSource;

  SenderForgetting(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** A wish for no replies stays. */
  @Scheduled(every = "1m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
  void forget() throws SQLException {
    Expiry.delete(dataSource, "sms_sender", "changed_at", "NOT stopped", QUIET);
  }
}
