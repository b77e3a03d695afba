package io.supportcenter.kit.inbox;

import io.smallrye.reactive.messaging.ClientCustomizer;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.supportcenter.kit.Namespace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * The incoming channels of this service: gives each consumer its group and the epoch stamp, and
 * finds the consumer of a channel.
 *
 * <p>One consumer group per channel: its rebalance stops no other channel, and shows whose it is.
 */
@ApplicationScoped
class InboxChannels implements ClientCustomizer<Map<String, Object>> {

  private static final Duration POLLING_THREAD = Duration.ofSeconds(30);

  private static final Logger LOG = Logger.getLogger(InboxChannels.class);

  private final Map<String, String> byGroup = new ConcurrentHashMap<>();
  private final Map<String, String> bySubscription = new ConcurrentHashMap<>();
  private final Assignments assignments;
  private final KafkaClientService clients;
  private final Namespace names;

  InboxChannels(Assignments assignments, KafkaClientService clients, Namespace names) {
    this.assignments = assignments;
    this.clients = clients;
    this.names = names;
  }

  /**
   * @throws IllegalStateException when the channel is configured in a way that would break its
   *     guarantees
   */
  @Override
  public Map<String, Object> customize(
      String channel, Config channelConfig, Map<String, Object> config) {
    if (!config.containsKey(ConsumerConfig.GROUP_ID_CONFIG)) {
      return config;
    }
    check(channel, channelConfig);
    String group = names.group(channel);
    byGroup.put(group, channel);
    Map<String, Object> ours = new HashMap<>(config);
    ours.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    ours.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, EpochStamp.class.getName());
    ours.put(EpochStamp.ASSIGNMENTS, assignments);
    return ours;
  }

  /** Positions are kept by topic and partition, and one thread advances them. */
  private void check(String channel, Config config) {
    if (config.getOptionalValue("topics", String.class).isPresent()) {
      throw new IllegalStateException(channel + ": set topic, with a pattern, instead of topics");
    }
    if (config.getOptionalValue("concurrency", Integer.class).orElse(1) > 1) {
      throw new IllegalStateException(channel + ": concurrency is 1; add instances instead");
    }
    String subscription = config.getOptionalValue("topic", String.class).orElse(channel);
    String other = bySubscription.putIfAbsent(subscription, channel);
    if (other != null && !other.equals(channel)) {
      throw new IllegalStateException(
          "%s and %s both read %s".formatted(other, channel, subscription));
    }
  }

  String ofGroup(String group) {
    return byGroup.get(group);
  }

  /** Runs on the thread that polls that channel, between polls, and waits for it. */
  void onPollingThread(
      String channel, Consumer<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> action) {
    KafkaConsumer<byte[], byte[]> consumer = clients.getConsumer(channel);
    consumer.runOnPollingThread(action).await().atMost(POLLING_THREAD);
  }

  /** Runs on the thread that polls that channel, without waiting for it. */
  void later(
      String channel, Consumer<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> action) {
    KafkaConsumer<byte[], byte[]> consumer = clients.getConsumer(channel);
    consumer
        .runOnPollingThread(action)
        .subscribe()
        .with(
            _ -> {}, fault -> LOG.debugf("%s: not done on its polling thread: %s", channel, fault));
  }
}
