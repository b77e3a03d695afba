package io.supportcenter.kit.inbox;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Address of a parked record, written {@code channel:topic:topicId:partition:offset}.
 *
 * @param topicId Kafka's id of the topic, written as Kafka's tools do: a topic that was deleted and
 *     created again has another one, and the same offsets
 */
@Schema(type = SchemaType.STRING, description = "channel:topic:topicId:partition:offset")
public record ParkedId(String channel, String topic, UUID topicId, int partition, long offset) {

  private static final Pattern FORM =
      Pattern.compile(
          "([^:]{1,249}):([A-Za-z0-9._-]{1,249}):([A-Za-z0-9_-]{22}):(\\d{1,9}):(\\d{1,18})");

  /**
   * Also what JAX-RS calls for a path parameter.
   *
   * @throws IllegalArgumentException when it is not of that form
   */
  public static ParkedId fromString(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not channel:topic:topicId:partition:offset");
    }
    return new ParkedId(
        parts.group(1),
        parts.group(2),
        TopicIds.of(Uuid.fromString(parts.group(3))),
        Integer.parseInt(parts.group(4)),
        Long.parseLong(parts.group(5)));
  }

  /** Where the vault seals its content for. */
  String place() {
    return String.join(
        ":",
        "parked",
        channel,
        topic,
        topicId.toString(),
        Integer.toString(partition),
        Long.toString(offset));
  }

  TopicPartition in() {
    return new TopicPartition(topic, partition);
  }

  @JsonValue
  @Override
  public String toString() {
    return String.join(
        ":",
        channel,
        topic,
        TopicIds.toKafka(topicId).toString(),
        Integer.toString(partition),
        Long.toString(offset));
  }
}
