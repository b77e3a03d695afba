package io.supportcenter.kit.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.supportcenter.kit.Namespace;
import io.supportcenter.kit.outbox.RawRecord;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.Decoded.PoisonReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Arrays;
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

  /** Why the handler's work was not done. */
  private static final List<String> PARKED = List.of("HANDLER_FAILED", "BEHIND_PARKED");

  private final String topic;
  private final Event<Written> written;
  private final MeterRegistry metrics;

  DeadLetters(Namespace names, Event<Written> written, MeterRegistry metrics) {
    this.topic = names.deadLetters();
    this.written = written;
    this.metrics = metrics;
  }

  /** Letters that a transaction has written. */
  record Written(List<String> reasons) {}

  /** From zero on: a counter that begins at its first letter does not rise. */
  void start(@Observes StartupEvent event) {
    PARKED.forEach(this::counter);
    Arrays.stream(PoisonReason.values()).map(Enum::name).forEach(this::counter);
  }

  void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) Written letters) {
    letters.reasons().forEach(reason -> counter(reason).increment());
  }

  private Counter counter(String reason) {
    return metrics.counter("inbox.dead.letters", "reason", reason);
  }

  /**
   * A record that was not handled, and why.
   *
   * @param detail kept up to 500 characters; types' names in it may be of others
   */
  record Unhandled(Received received, String reason, String detail) {

    private static final int DETAIL_MAX = 500;

    Unhandled {
      detail = detail.substring(0, Math.min(detail.length(), DETAIL_MAX)).replace('\0', ' ');
    }
  }

  List<RawRecord> of(List<Unhandled> unhandled) {
    if (!unhandled.isEmpty()) {
      written.fire(new Written(unhandled.stream().map(Unhandled::reason).toList()));
    }
    return unhandled.stream().map(this::letter).toList();
  }

  private RawRecord letter(Unhandled unhandled) {
    Received received = unhandled.received();
    Headers headers = received.originalHeaders();
    CloudEventHeaders.put(headers, REASON, unhandled.reason());
    CloudEventHeaders.put(headers, DETAIL, unhandled.detail());
    CloudEventHeaders.put(headers, TOPIC, received.topic());
    CloudEventHeaders.put(headers, PARTITION, Integer.toString(received.partition().partition()));
    CloudEventHeaders.put(headers, OFFSET, Long.toString(received.record().offset()));
    return new RawRecord(topic, received.record().key(), received.record().value(), headers);
  }
}
