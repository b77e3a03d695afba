package io.supportcenter.kit.sample;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.supportcenter.kit.testing.RealParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The shared real parts, with the topics of the kit's own tests. */
public class KitParts implements QuarkusTestResourceLifecycleManager {

  private final RealParts parts = new RealParts();

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(parts.start());
    config.put("support-center.plain-topics", "false");
    config.remove("mp.messaging.connector.smallrye-kafka.metadata.max.age.ms");
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", config.get("kafka.bootstrap.servers")))) {
      for (NewTopic topic :
          List.of(
              new NewTopic("kit-numbers.v1", 2, (short) 1),
              new NewTopic(Calls.TOPIC, 2, (short) 1),
              new NewTopic(Numbers.TOTALS, 2, (short) 1),
              new NewTopic("kit-test.dead-letters", 1, (short) 1)
                  .configs(Map.of("max.message.bytes", "2097152")),
              compacted("kit-test.relay-bookmarks"))) {
        create(admin, topic);
      }
    }
    return config;
  }

  @Override
  public void stop() {
    parts.stop();
  }

  private static NewTopic compacted(String name) {
    return new NewTopic(name, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"));
  }

  private static void create(Admin admin, NewTopic topic) {
    try {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
