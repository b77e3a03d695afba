package io.supportcenter.kit.events;

import java.util.Collection;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * The event types that a service publishes, by topic. A bean of each service: their schemas are
 * registered before it is ready, so that no transaction waits for the registry.
 */
public record PublishedEvents(Map<String, Collection<Class<? extends SpecificRecord>>> byTopic) {

  public PublishedEvents {
    byTopic = Map.copyOf(byTopic);
  }
}
