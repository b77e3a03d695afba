package io.supportcenter.activation;

import io.supportcenter.events.ActivationCancelled;
import io.supportcenter.events.ActivationFailed;
import io.supportcenter.events.ActivationHeld;
import io.supportcenter.events.ActivationRejected;
import io.supportcenter.events.ActivationSubmitted;
import io.supportcenter.events.ServiceActivated;
import io.supportcenter.events.ServiceDeactivated;
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
            Topics.ACTIVATIONS,
            List.of(
                ActivationHeld.class,
                ActivationSubmitted.class,
                ServiceActivated.class,
                ActivationRejected.class,
                ActivationFailed.class,
                ActivationCancelled.class,
                ServiceDeactivated.class)));
  }
}
