package io.supportcenter.proactive.trip;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.supportcenter.kit.db.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets refused events that nobody will look at any more, and events that waited in vain. */
@ApplicationScoped
class VendorEventExpiry {

  private static final String NOT_REGISTERED =
      """
      NOT EXISTS (SELECT 1 FROM activity a
        WHERE a.vendor_id = booking.vendor_id AND a.reservation_number = booking.reservation_number)\
      """;

  private final AgroalDataSource dataSource;
  private final Duration refusedKeep;
  private final Duration waitMax;

  VendorEventExpiry(
      AgroalDataSource dataSource,
      @ConfigProperty(name = "proactive.vendor-event.refused-keep") Duration refusedKeep,
      @ConfigProperty(name = "proactive.vendor-event.wait-max") Duration waitMax) {
    this.dataSource = dataSource;
    this.refusedKeep = refusedKeep;
    this.waitMax = waitMax;
  }

  @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void expire() throws SQLException {
    Expiry.delete(dataSource, "vendor_event_refused", "received_at", "true", refusedKeep);
    Expiry.delete(dataSource, "booking", "received_at", NOT_REGISTERED, waitMax);
  }
}
