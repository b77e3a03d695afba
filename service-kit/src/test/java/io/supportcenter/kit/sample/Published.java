package io.supportcenter.kit.sample;

import io.supportcenter.events.UserState;
import io.supportcenter.kit.events.PublishedEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** What the kit's own tests publish. */
@ApplicationScoped
class Published {

  @Produces
  @Singleton
  PublishedEvents events() {
    return new PublishedEvents(Map.of(Numbers.TOTALS, List.of(UserState.class)));
  }
}
