package io.supportcenter.local.platform;

import io.supportcenter.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics as the local stack makes them: one replica, and retention by what they carry. */
final class LocalTopics {

  private static final int PARTITIONS = 6;
  private static final short REPLICAS = 1;
  private static final int DEAD_LETTER_BYTES_MAX = 2 << 20;

  private static final Duration FACTS = Duration.ofDays(30);
  // Identities travel here as a partner sent them, so they do not stay long.
  private static final Duration PERSONAL_DATA = Duration.ofDays(3);

  // Pass codes in plain text.
  private static final Duration SECRETS = Duration.ofDays(1);

  private LocalTopics() {}

  /** On a broker that is none of ours; its address is the argument. */
  public static void main(String[] args) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", args[0]))) {
      create(admin);
    }
  }

  /** Creates those that are not there yet. */
  static void create(Admin admin) throws ExecutionException, InterruptedException {
    Set<String> present = admin.listTopics().names().get();
    admin
        .createTopics(all().stream().filter(t -> !present.contains(t.name())).toList())
        .all()
        .get();
  }

  private static List<NewTopic> all() {
    return List.of(
        stream(Topics.RECEIPTS, PERSONAL_DATA),
        compacted(Topics.USERS),
        compacted(Topics.ASSETS),
        stream(Topics.REGISTRATIONS, FACTS),
        deadLetters("registration", PERSONAL_DATA),
        bookmarks("registration"),
        stream(Topics.ACTIVATION_REQUESTS, FACTS),
        compacted(Topics.ACTIVATIONS),
        deadLetters("activation", FACTS),
        bookmarks("activation"),
        compacted(Topics.ACCOUNTS),
        stream(Topics.REACTIVATION_REQUESTS, FACTS),
        stream(Topics.REACTIVATIONS, FACTS),
        deadLetters("reactivation", FACTS),
        bookmarks("reactivation"),
        stream(Topics.SMS_INBOUND, SECRETS),
        stream(Topics.SMS_OUTBOUND, PERSONAL_DATA),
        compacted(Topics.CONSUMER_ACCOUNTS),
        stream(Topics.CHARGE_REQUESTS, FACTS),
        stream(Topics.CHARGES, FACTS),
        deadLetters("sms-activation", SECRETS),
        bookmarks("sms-activation"),
        stream(Topics.VENDOR_EVENTS, FACTS),
        stream(Topics.CUSTOMER_MESSAGES, FACTS),
        stream(Topics.LIVE_SESSION_REQUESTS, FACTS),
        stream(Topics.LIVE_SESSIONS, FACTS),
        stream(Topics.RESCHEDULES, FACTS),
        deadLetters("proactive", PERSONAL_DATA),
        stream(Topics.REFUSALS, FACTS),
        bookmarks("proactive"));
  }

  private static NewTopic stream(String name, Duration retention) {
    return new NewTopic(name, PARTITIONS, REPLICAS)
        .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis())));
  }

  /** A dead letter is its record, which may be as large as the broker takes, with more headers. */
  private static NewTopic deadLetters(String service, Duration retention) {
    return new NewTopic(Topics.deadLetters(service), PARTITIONS, REPLICAS)
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retention.toMillis()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(DEAD_LETTER_BYTES_MAX)));
  }

  private static NewTopic compacted(String name) {
    return new NewTopic(name, PARTITIONS, REPLICAS)
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  /** Only its end is ever read: small segments, cleaned early. */
  private static NewTopic bookmarks(String service) {
    return new NewTopic(Topics.relayBookmarks(service), 1, REPLICAS)
        .configs(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.SEGMENT_BYTES_CONFIG,
                Integer.toString(8 << 20),
                TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(Duration.ofHours(1).toMillis()),
                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                "0.01"));
  }
}
