package io.supportcenter.kit.inbox;

import java.util.UUID;

/**
 * How far a channel has come in one partition.
 *
 * @param topicId Kafka's id of the topic: another one means that the topic was deleted and created
 *     again
 * @param next offset of the next record to handle
 */
record Position(UUID topicId, long next) {

  /** Of a partition that has just been taken from this instance: equal to no stored one. */
  static final Position NONE = new Position(new UUID(0, 0), -1);
}
