package io.supportcenter.kit.inbox;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/** Address of a parked record, written {@code channel:topic:partition:offset}. */
public record ParkedId(String channel, String topic, int partition, long offset) {

  private static final Pattern FORM =
      Pattern.compile("([^:]{1,249}):([A-Za-z0-9._-]{1,249}):(\\d{1,9}):(\\d{1,18})");

  /**
   * Also what JAX-RS calls for a path parameter.
   *
   * @throws IllegalArgumentException when it is not of that form
   */
  public static ParkedId fromString(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not channel:topic:partition:offset");
    }
    return new ParkedId(
        parts.group(1),
        parts.group(2),
        Integer.parseInt(parts.group(3)),
        Long.parseLong(parts.group(4)));
  }

  TopicPartition in() {
    return new TopicPartition(topic, partition);
  }

  @JsonValue
  @Override
  public String toString() {
    return channel + ":" + topic + ":" + partition + ":" + offset;
  }
}
