package io.supportcenter.kit.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Empties a broker by making each topic anew as it was; an empty database reads from the start. */
public final class FreshTopics {

  private final Admin admin;

  private FreshTopics(Admin admin) {
    this.admin = admin;
  }

  public static void on(String bootstrapServers) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      new FreshTopics(admin).recreate();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the topics cannot be made anew", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void recreate() throws ExecutionException, InterruptedException {
    Collection<String> names = admin.listTopics().names().get();
    List<NewTopic> same = describe(names);
    known(admin.deleteTopics(names).topicNameValues());
    admin.createTopics(same).all().get();
  }

  private List<NewTopic> describe(Collection<String> names)
      throws ExecutionException, InterruptedException {
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<ConfigResource, Config> configs = known(admin.describeConfigs(resources).values());
    List<NewTopic> topics = new ArrayList<>();
    for (TopicDescription topic : known(admin.describeTopics(names).topicNameValues()).values()) {
      Config config = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
      if (config != null) {
        topics.add(
            new NewTopic(topic.name(), topic.partitions().size(), (short) 1)
                .configs(ownSettings(config)));
      }
    }
    return topics;
  }

  /** Without what is gone: a topic that somebody deletes is in the list for a while. */
  private static <K, V> Map<K, V> known(Map<K, KafkaFuture<V>> answers)
      throws ExecutionException, InterruptedException {
    Map<K, V> known = new HashMap<>();
    for (Map.Entry<K, KafkaFuture<V>> answer : answers.entrySet()) {
      try {
        known.put(answer.getKey(), answer.getValue().get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return known;
  }

  private static Map<String, String> ownSettings(Config config) {
    return config.entries().stream()
        .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }
}
