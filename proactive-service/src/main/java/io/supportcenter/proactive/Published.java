package io.supportcenter.proactive;

import io.supportcenter.events.ActivityRescheduled;
import io.supportcenter.events.CustomerMessageAnswered;
import io.supportcenter.events.CustomerMessageIssued;
import io.supportcenter.events.LiveSessionEnded;
import io.supportcenter.events.LiveSessionQueued;
import io.supportcenter.events.LiveSessionStarted;
import io.supportcenter.events.RescheduleRefused;
import io.supportcenter.events.RescheduleRequested;
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
            Topics.CUSTOMER_MESSAGES,
            List.of(CustomerMessageIssued.class, CustomerMessageAnswered.class),
            Topics.LIVE_SESSIONS,
            List.of(LiveSessionQueued.class, LiveSessionStarted.class, LiveSessionEnded.class),
            Topics.RESCHEDULES,
            List.of(
                RescheduleRequested.class, ActivityRescheduled.class, RescheduleRefused.class)));
  }
}
