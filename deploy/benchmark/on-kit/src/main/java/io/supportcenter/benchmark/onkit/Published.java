package io.supportcenter.benchmark.onkit;

import io.supportcenter.events.ConsumerAccountIssued;
import io.supportcenter.kit.events.PublishedEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this service publishes. */
@ApplicationScoped
class Published {

  @Produces
  @Singleton
  PublishedEvents events(@ConfigProperty(name = "benchmark.out") String out) {
    return new PublishedEvents(Map.of(out, List.of(ConsumerAccountIssued.class)));
  }
}
