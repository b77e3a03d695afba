package io.supportcenter.reactivation;

import io.supportcenter.events.AccountReactivated;
import io.supportcenter.events.ReactivationConditionAccepted;
import io.supportcenter.events.ReactivationDecided;
import io.supportcenter.events.ReactivationDeclined;
import io.supportcenter.events.ReactivationOfferExpired;
import io.supportcenter.events.ReactivationRefused;
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
            Topics.REACTIVATIONS,
            List.of(
                ReactivationDecided.class,
                ReactivationConditionAccepted.class,
                AccountReactivated.class,
                ReactivationDeclined.class,
                ReactivationOfferExpired.class,
                ReactivationRefused.class)));
  }
}
