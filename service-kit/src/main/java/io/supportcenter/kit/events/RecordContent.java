package io.supportcenter.kit.events;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What a record says, as bytes that can be sealed together.
 *
 * @param key null when the record has none
 * @param value null for a tombstone
 * @param headers as {@link HeaderCodec} writes them; null when there are none
 */
public record RecordContent(byte[] key, byte[] value, byte[] headers) {

  private static final String KEY = "key";
  private static final String VALUE = "value";
  private static final String HEADERS = "headers";

  /** What {@link #bytes} has written. */
  public static RecordContent read(byte[] bytes) {
    Headers parts = HeaderCodec.read(bytes);
    return new RecordContent(
        parts.lastHeader(KEY).value(),
        parts.lastHeader(VALUE).value(),
        parts.lastHeader(HEADERS).value());
  }

  public byte[] bytes() {
    RecordHeaders parts = new RecordHeaders();
    parts.add(KEY, key);
    parts.add(VALUE, value);
    parts.add(HEADERS, headers);
    return HeaderCodec.of(parts);
  }
}
