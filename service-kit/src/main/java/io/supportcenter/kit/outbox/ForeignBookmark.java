package io.supportcenter.kit.outbox;

/**
 * Another database's relay has the same names on Kafka, and with them the same consumer groups: two
 * installations without namespaces of their own.
 */
final class ForeignBookmark extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ForeignBookmark(String topic, String other, String ours) {
    super(
        "%s belongs to the database %s, and this is %s: set support-center.namespace, or delete the topic when that database is gone for good"
            .formatted(topic, other, ours));
  }
}
