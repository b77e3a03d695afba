package io.supportcenter.kit.inbox;

import java.util.UUID;
import org.apache.kafka.common.Uuid;

/** Ids of topics: Kafka has a type of its own for them, and an own way to write them. */
final class TopicIds {

  private TopicIds() {}

  static UUID of(Uuid kafka) {
    return new UUID(kafka.getMostSignificantBits(), kafka.getLeastSignificantBits());
  }

  static Uuid toKafka(UUID id) {
    return new Uuid(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }
}
