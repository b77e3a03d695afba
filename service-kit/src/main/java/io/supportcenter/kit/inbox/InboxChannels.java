package io.supportcenter.kit.inbox;

import io.smallrye.reactive.messaging.ClientCustomizer;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
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
 * The incoming channels of this service: gives each consumer the epoch stamp, and finds the
 * consumer of a topic.
 */
@ApplicationScoped
class InboxChannels implements ClientCustomizer<Map<String, Object>> {

  private static final Duration POLLING_THREAD = Duration.ofSeconds(30);

  private static final Logger LOG = Logger.getLogger(InboxChannels.class);

  private final Map<String, String> channelsByTopic = new ConcurrentHashMap<>();
  private final Assignments assignments;
  private final KafkaClientService clients;

  InboxChannels(Assignments assignments, KafkaClientService clients) {
    this.assignments = assignments;
    this.clients = clients;
  }

  @Override
  public Map<String, Object> customize(
      String channel, Config channelConfig, Map<String, Object> config) {
    if (!config.containsKey(ConsumerConfig.GROUP_ID_CONFIG)) {
      return config;
    }
    channelsByTopic.put(
        channelConfig.getOptionalValue("topic", String.class).orElse(channel), channel);
    Map<String, Object> stamped = new HashMap<>(config);
    stamped.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, EpochStamp.class.getName());
    stamped.put(EpochStamp.ASSIGNMENTS, assignments);
    return stamped;
  }

  String channel(String topic) {
    return channelsByTopic.get(topic);
  }

  /** Runs on the thread that polls that topic, between polls, and waits for it. */
  void onPollingThread(
      String topic, Consumer<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> action) {
    KafkaConsumer<byte[], byte[]> consumer = clients.getConsumer(channel(topic));
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
