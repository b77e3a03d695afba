package io.supportcenter.local.topics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Lines for a shell, with Kafka's own tools: {@code $KAFKA} is the folder of these, {@code $ADMIN}
 * what they need to reach the broker.
 */
final class TopicCommands {

  private final int replicas;

  TopicCommands(int replicas) {
    this.replicas = replicas;
  }

  String create(TopicPlan plan) {
    String settings =
        plan.settings().entrySet().stream()
            .map(setting -> " --config " + setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining());
    return "$KAFKA/kafka-topics.sh $ADMIN --create --if-not-exists --topic %s --partitions %d --replication-factor %d%s"
        .formatted(plan.name(), plan.partitions(), replicas, settings);
  }

  static String add(Acl acl) {
    String operations =
        acl.operations().stream()
            .map(operation -> " --operation " + operation.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
    return "$KAFKA/kafka-acls.sh $ADMIN --add --allow-principal '%s'%s %s '%s'%s"
        .formatted(
            acl.principal(),
            operations,
            option(acl.type()),
            acl.name(),
            acl.pattern() == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "");
  }

  private static String option(ResourceType type) {
    return switch (type) {
      case TOPIC -> "--topic";
      case GROUP -> "--group";
      case TRANSACTIONAL_ID -> "--transactional-id";
      case UNKNOWN, ANY, CLUSTER, DELEGATION_TOKEN, USER ->
          throw new IllegalArgumentException(type.name());
    };
  }

  List<String> all(List<TopicPlan> topics, List<Acl> acls) {
    return Stream.concat(topics.stream().map(this::create), acls.stream().map(TopicCommands::add))
        .toList();
  }
}
