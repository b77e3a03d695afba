package io.supportcenter.kit.inbox;

import io.supportcenter.kit.Namespace;
import io.supportcenter.kit.outbox.RawRecord;
import io.supportcenter.schemas.CloudEventHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

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

  static final String SEALED = "dl_sealed";

  private final String topic;
  private final SealedRecords sealed;

  DeadLetters(Namespace names, SealedRecords sealed) {
    this.topic = names.deadLetters();
    this.sealed = sealed;
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

  /** Of a confidential channel: sealed, and with the record's address as key. */
  List<RawRecord> of(Intake intake, List<Unhandled> unhandled) {
    return unhandled.stream().map(one -> letter(intake.isConfidential(), one)).toList();
  }

  /** Where a record is. */
  static String address(Received received) {
    return received.partition() + "@" + received.record().offset();
  }

  private RawRecord letter(boolean isConfidential, Unhandled unhandled) {
    Received received = unhandled.received();
    Headers headers = isConfidential ? new RecordHeaders() : received.originalHeaders();
    CloudEventHeaders.put(headers, REASON, unhandled.reason());
    CloudEventHeaders.put(headers, DETAIL, unhandled.detail());
    CloudEventHeaders.put(headers, TOPIC, received.topic());
    CloudEventHeaders.put(headers, PARTITION, Integer.toString(received.partition().partition()));
    CloudEventHeaders.put(headers, OFFSET, Long.toString(received.record().offset()));
    if (!isConfidential) {
      return new RawRecord(topic, received.record().key(), received.record().value(), headers);
    }
    CloudEventHeaders.put(headers, SEALED, "true");
    return new RawRecord(
        topic,
        address(received).getBytes(StandardCharsets.UTF_8),
        sealed.letter(received),
        headers);
  }
}
