package io.supportcenter.kit.events;

import java.util.Collection;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * The event types that a service publishes, by topic. A bean of each service: only these can be
 * published, since no transaction asks the registry for the id of a schema.
 */
public record PublishedEvents(Map<String, Collection<Class<? extends SpecificRecord>>> byTopic) {

  public PublishedEvents {
    byTopic = Map.copyOf(byTopic);
  }
}
