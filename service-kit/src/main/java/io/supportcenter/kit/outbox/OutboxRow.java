package io.supportcenter.kit.outbox;

import io.supportcenter.kit.events.HeaderCodec;
import java.util.UUID;

/**
 * A record to publish.
 *
 * @param value absent for a tombstone
 * @param type of an event, whose CloudEvents headers the relay writes; absent for a record that is
 *     published as it is
 * @param headers as {@link HeaderCodec} writes them, those that the relay writes left out; absent
 *     when there are no others
 * @param sealed whether the value is sealed, with key and headers in it, and the key a keyed hash
 */
record OutboxRow(
    UUID eventId,
    String topic,
    byte[] key,
    byte[] value,
    String type,
    byte[] headers,
    boolean sealed) {

  /** One that is stored as it is published. */
  OutboxRow(UUID eventId, String topic, byte[] key, byte[] value, String type, byte[] headers) {
    this(eventId, topic, key, value, type, headers, false);
  }

  /** Bytes of key, value and headers; the relay's own headers are some hundred more. */
  int size() {
    return length(key) + length(value) + length(headers);
  }

  private static int length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
