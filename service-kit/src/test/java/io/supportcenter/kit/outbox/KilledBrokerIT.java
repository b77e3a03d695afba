package io.supportcenter.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supportcenter.kit.testing.PlatformProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether a broker that dies right after it has answered a commit still writes the transaction's
 * markers once it is back, when no producer asks it for anything: an idle relay does not.
 *
 * <p>{@code -Dkilled-broker.times=1000} is a matter of hours.
 */
@Tag("thorough")
class KilledBrokerIT {

  private static final int TIMES = Integer.getInteger("killed-broker.times", 20);
  private static final int PARTITIONS = 24;
  private static final String TOPIC = "markers";
  private static final Duration DECIDED_MAX = Duration.ofSeconds(60);

  private final List<TopicPartition> partitions =
      IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(TOPIC, p)).toList();

  @Test
  void shouldWriteTheMarkersOfACommittedTransactionAfterItsDeath() throws Exception {
    try (PlatformProcess platform =
        PlatformProcess.start(Path.of("target/killed-broker").toAbsolutePath())) {
      String bootstrap = platform.addresses().bootstrapServers();
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
        admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
        for (int i = 1; i <= TIMES; i++) {
          commit(bootstrap, platform);
          platform.startBroker();
          await("round " + i)
              .atMost(DECIDED_MAX)
              .ignoreExceptions()
              .until(() ->
                  ends(admin, IsolationLevel.READ_COMMITTED)
                      .equals(ends(admin, IsolationLevel.READ_UNCOMMITTED)));
        }
        // A record and a marker in each partition, each time.
        assertThat(ends(admin, IsolationLevel.READ_COMMITTED).values())
            .allMatch(end -> end == 2L * TIMES);
      }
    }
  }

  private void commit(String bootstrap, PlatformProcess platform) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "transactional.id",
            "killed-broker",
            "transaction.timeout.ms",
            10_000,
            "key.serializer",
            ByteArraySerializer.class,
            "value.serializer",
            ByteArraySerializer.class);
    KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(config);
    producer.initTransactions();
    producer.beginTransaction();
    for (TopicPartition partition : partitions) {
      var _ = producer.send(new ProducerRecord<>(TOPIC, partition.partition(), null, new byte[1]));
    }
    producer.commitTransaction();
    platform.killBroker();
    producer.close(Duration.ZERO);
  }

  private Map<TopicPartition, Long> ends(Admin admin, IsolationLevel isolation) throws Exception {
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest()));
    return admin
        .listOffsets(latest, new ListOffsetsOptions(isolation))
        .all()
        .get(5, TimeUnit.SECONDS)
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }
}
