package io.supportcenter.local.topics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as it is created.
 *
 * @param retention empty for a compacted topic, which keeps the last record of each key
 * @param bytesMax of a batch of records, and so of a record
 * @param use what a service does with it
 * @param partners what it is to partners
 */
public record TopicPlan(
    String name,
    int partitions,
    Optional<Duration> retention,
    int bytesMax,
    Use use,
    Partners partners) {

  /** Who writes and reads it; services by the names that their groups begin with. */
  public record Use(List<String> writers, List<String> readers) {

    public Use {
      writers = List.copyOf(writers);
      readers = List.copyOf(readers);
    }
  }

  /** What partners do with it, each on its own, whose name ends with the partner's id. */
  public enum Partners {
    NOTHING,
    WRITE,
    READ
  }

  /** The part of it that belongs to a partner. */
  public TopicPlan of(String partner) {
    return new TopicPlan(name + "." + partner, partitions, retention, bytesMax, use, partners);
  }

  /** In an installation with that namespace, whose bookmarks and dead letters it begins. */
  TopicPlan in(String namespace) {
    boolean isInternal = TopicTable.SERVICES.stream().anyMatch(s -> name.startsWith(s + "."));
    return isInternal
        ? new TopicPlan(namespace + name, partitions, retention, bytesMax, use, partners)
        : this;
  }

  /** Kafka's settings of it. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytesMax));
    retention.ifPresentOrElse(
        kept -> settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.toMillis())),
        () -> settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    if (isBookmark()) {
      // Only its end is ever read: small segments, cleaned early.
      settings.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(8 << 20));
      settings.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Duration.ofHours(1).toMillis()));
      settings.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.01");
    }
    return settings;
  }

  boolean isBookmark() {
    return name.endsWith(".relay-bookmarks");
  }
}
