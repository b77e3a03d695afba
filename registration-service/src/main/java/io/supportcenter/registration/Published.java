package io.supportcenter.registration;

import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.events.RegistrationPending;
import io.supportcenter.events.RegistrationRejected;
import io.supportcenter.events.ReservationChanged;
import io.supportcenter.events.ReservationRegistered;
import io.supportcenter.events.UserState;
import io.supportcenter.kit.events.PublishedEvents;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** What this service publishes. */
@ApplicationScoped
class Published {

  @Produces
  @Singleton
  PublishedEvents events() {
    return new PublishedEvents(
        Map.of(
            Topics.RECEIPTS,
            List.of(ReceiptReceived.class),
            Topics.USERS,
            List.of(UserState.class),
            Topics.ASSETS,
            List.of(
                DeviceRegistered.class,
                ReservationRegistered.class,
                ReservationChanged.class,
                AssetWithdrawn.class),
            Topics.REGISTRATIONS,
            List.of(RegistrationPending.class, RegistrationRejected.class)));
  }
}
