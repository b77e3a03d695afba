package io.supportcenter.kit.rest;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.supportcenter.kit.db.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets answers to idempotent commands that are older than a retry can be. */
@ApplicationScoped
class IdempotencyExpiry {

  private final AgroalDataSource dataSource;
  private final Duration keep;

  IdempotencyExpiry(
      AgroalDataSource dataSource,
      @ConfigProperty(name = "support-center.idempotency.keep") Duration keep) {
    this.dataSource = dataSource;
    this.keep = keep;
  }

  @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void expire() throws SQLException {
    Expiry.delete(dataSource, "idempotency_key", "created_at", "true", keep);
  }
}
