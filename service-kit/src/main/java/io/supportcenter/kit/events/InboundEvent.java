package io.supportcenter.kit.events;

import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event as it came from a topic, decoded.
 *
 * @param key the record's key as text; empty when it had none
 * @param timestamp the record's timestamp in Kafka
 * @param event absent for a tombstone
 * @param traceParent W3C trace context, when the publisher sent one
 */
public record InboundEvent(
    String topic,
    int partition,
    long offset,
    String key,
    Instant timestamp,
    Optional<SpecificRecord> event,
    Optional<String> traceParent) {

  /** The same event in that place of a trace. */
  public InboundEvent in(Optional<String> place) {
    return place.equals(traceParent)
        ? this
        : new InboundEvent(topic, partition, offset, key, timestamp, event, place);
  }
}
