package io.supportcenter.proactive.trip;

import io.supportcenter.kit.db.ExpiryRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
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

  @Produces
  @Singleton
  ExpiryRule refused(
      @ConfigProperty(name = "proactive.vendor-event.refused-keep") Duration refusedKeep) {
    return new ExpiryRule("vendor_event_refused", "received_at", "true", refusedKeep);
  }

  @Produces
  @Singleton
  ExpiryRule waiting(@ConfigProperty(name = "proactive.vendor-event.wait-max") Duration waitMax) {
    return new ExpiryRule("booking", "received_at", NOT_REGISTERED, waitMax);
  }
}
