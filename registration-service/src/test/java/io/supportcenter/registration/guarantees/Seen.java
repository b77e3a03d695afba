package io.supportcenter.registration.guarantees;

import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** A record that the outside consumer was given. */
record Seen(ConsumerRecord<byte[], byte[]> record) {

  static final String DEAD_LETTERS = Topics.deadLetters("registration");

  String topic() {
    return record.topic();
  }

  String key() {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }

  boolean isDeadLetter() {
    return topic().equals(DEAD_LETTERS);
  }

  String id() {
    return id(topic(), record.headers());
  }

  /** Of a dead letter: the record it is of. */
  Origin origin() {
    return origin(record.headers());
  }

  /** An event's id; a dead letter has none, and is told by the record it is of. */
  static String id(String topic, Headers headers) {
    return topic.equals(DEAD_LETTERS)
        ? "dead letter of " + origin(headers)
        : header(headers, CloudEventHeaders.ID);
  }

  private static Origin origin(Headers headers) {
    return new Origin(
        header(headers, "dl_topic"),
        Integer.parseInt(header(headers, "dl_partition")),
        Long.parseLong(header(headers, "dl_offset")));
  }

  static String header(Headers headers, String name) {
    return CloudEventHeaders.text(headers, name).orElseThrow();
  }
}
