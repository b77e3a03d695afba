package io.supportcenter.local.walk;

import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes and reads events as a partner's back end would. */
public final class WalkKafka implements AutoCloseable {

  private final String bootstrapServers;
  private final EventCodec codec;
  private final KafkaProducer<String, byte[]> producer;

  WalkKafka(String bootstrapServers, String registryUrl) {
    this.bootstrapServers = bootstrapServers;
    this.codec = EventCodec.connect(registryUrl);
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Publishes an event and waits until the broker has it.
   *
   * @param source who says so, a CloudEvents source such as {@code /northmart}
   */
  public void publish(String topic, String key, String source, SpecificRecord event)
      throws InterruptedException {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(topic, key, codec.encode(topic, event));
    CloudEventHeaders.write(
        message.headers(),
        UUID.randomUUID(),
        source,
        event.getSchema().getFullName(),
        key,
        Instant.now());
    send(message);
  }

  /** Publishes bytes as they are, such as some that are no event. */
  public void publish(String topic, String key, byte[] value) throws InterruptedException {
    send(new ProducerRecord<>(topic, key, value));
  }

  private void send(ProducerRecord<String, byte[]> message) throws InterruptedException {
    try {
      producer.send(message).get();
    } catch (ExecutionException e) {
      throw new StepFailed("the broker did not take a record: " + e.getCause().getMessage());
    }
  }

  /** Reads what is committed to a topic from now on. To be opened before what causes it. */
  public TopicWatch watch(String topic) {
    return new TopicWatch(consumer(), codec, topic);
  }

  /** All committed events of one key, from the topic's beginning to its end as it is now. */
  public List<SpecificRecord> committed(String topic, String key) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      List<SpecificRecord> events = new ArrayList<>();
      while (end.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, byte[]> found : consumer.poll(Duration.ofMillis(200))) {
          if (key.equals(found.key())
              && codec.decode(topic, found.value()) instanceof Decoded.Event(var event)) {
            events.add(event);
          }
        }
      }
      return events;
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    producer.close();
    codec.close();
  }
}
