package io.supportcenter.kit.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Kafka headers as one column: count (4 bytes), then of each its name's length (4 bytes) and name
 * in UTF-8, its value's length (4 bytes; -1 for a null value) and bytes.
 */
public final class HeaderCodec {

  private static final int NULL = -1;

  private HeaderCodec() {}

  public static byte[] of(Headers headers) {
    Header[] all = headers.toArray();
    byte[][] names = new byte[all.length][];
    int size = Integer.BYTES;
    for (int i = 0; i < all.length; i++) {
      names[i] = all[i].key().getBytes(StandardCharsets.UTF_8);
      size += Integer.BYTES + names[i].length + Integer.BYTES;
      size += all[i].value() == null ? 0 : all[i].value().length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(size).putInt(all.length);
    for (int i = 0; i < all.length; i++) {
      bytes.putInt(names[i].length).put(names[i]);
      write(bytes, all[i].value());
    }
    return bytes.array();
  }

  public static Headers read(byte[] bytes) {
    RecordHeaders headers = new RecordHeaders();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    for (int left = in.getInt(); left > 0; left--) {
      byte[] name = read(in, in.getInt());
      int length = in.getInt();
      headers.add(
          new String(name, StandardCharsets.UTF_8), length == NULL ? null : read(in, length));
    }
    return headers;
  }

  private static void write(ByteBuffer bytes, byte[] value) {
    if (value == null) {
      bytes.putInt(NULL);
    } else {
      bytes.putInt(value.length).put(value);
    }
  }

  private static byte[] read(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
