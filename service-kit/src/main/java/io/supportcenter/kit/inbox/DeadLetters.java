package io.supportcenter.kit.inbox;

import io.supportcenter.kit.Namespace;
import io.supportcenter.kit.inbox.ParkedStore.Parked;
import io.supportcenter.kit.outbox.RawRecord;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.Decoded;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.common.header.Headers;

/**
 * Copies of records that were not handled: original key, bytes and headers, their origin, and the
 * reason.
 */
@ApplicationScoped
class DeadLetters {

  static final String REASON = "dl_reason";
  static final String DETAIL = "dl_detail";
  static final String TOPIC = "dl_topic";
  static final String PARTITION = "dl_partition";
  static final String OFFSET = "dl_offset";

  private final String topic;

  DeadLetters(Namespace names) {
    this.topic = names.deadLetters();
  }

  /** A record whose bytes are not an event. */
  record Poisoned(Received received, Decoded.Poison poison) {}

  List<RawRecord> of(List<Poisoned> poison) {
    return poison.stream()
        .map(p -> letter(p.received(), p.poison().reason().name(), p.poison().detail()))
        .toList();
  }

  List<RawRecord> ofParked(List<Parked> parked) {
    return parked.stream().map(p -> letter(p.received(), p.reason(), p.detail())).toList();
  }

  private RawRecord letter(Received received, String reason, String detail) {
    Headers headers = received.originalHeaders();
    CloudEventHeaders.put(headers, REASON, reason);
    CloudEventHeaders.put(headers, DETAIL, detail);
    CloudEventHeaders.put(headers, TOPIC, received.topic());
    CloudEventHeaders.put(headers, PARTITION, Integer.toString(received.partition().partition()));
    CloudEventHeaders.put(headers, OFFSET, Long.toString(received.record().offset()));
    return new RawRecord(topic, received.record().key(), received.record().value(), headers);
  }
}
