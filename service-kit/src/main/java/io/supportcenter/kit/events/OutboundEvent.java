package io.supportcenter.kit.events;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event to publish.
 *
 * @param topic one of {@link io.supportcenter.schemas.Topics}
 * @param key id of the aggregate that the event is about; never empty
 * @param event absent for a tombstone
 * @param traceParent W3C trace context of what caused it
 */
public record OutboundEvent(
    String topic, String key, Optional<SpecificRecord> event, Optional<String> traceParent) {

  public OutboundEvent {
    requireNonNull(topic);
    requireNonNull(event);
    requireNonNull(traceParent);
    if (key.isEmpty()) {
      throw new IllegalArgumentException("an event needs the id of its aggregate as key");
    }
  }

  public static OutboundEvent of(String topic, String key, SpecificRecord event) {
    return new OutboundEvent(topic, key, Optional.of(event), Optional.empty());
  }

  /** Erases the key from a compacted topic. */
  public static OutboundEvent tombstone(String topic, String key) {
    return new OutboundEvent(topic, key, Optional.empty(), Optional.empty());
  }

  public OutboundEvent causedBy(InboundEvent cause) {
    return causedBy(cause.traceParent());
  }

  public OutboundEvent causedBy(Optional<String> cause) {
    return new OutboundEvent(topic, key, event, cause);
  }
}
