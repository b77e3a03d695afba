package io.supportcenter.kit.testing;

import io.supportcenter.schemas.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A partner's view of Kafka in tests: publishes records and reads committed ones. */
public final class KafkaProbe implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final String bootstrap;
  private final EventCodec codec;
  private final KafkaProducer<byte[], byte[]> producer;

  public KafkaProbe(String bootstrap, EventCodec codec) {
    this.bootstrap = bootstrap;
    this.codec = codec;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "acks",
                "all",
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class));
  }

  public void publish(String topic, String key, SpecificRecord event) {
    publish(topic, key, codec.encode(topic, event));
  }

  /** Waits until the broker has it. */
  public void publish(String topic, String key, byte[] value) {
    publish(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
  }

  public void publish(ProducerRecord<byte[], byte[]> record) {
    publishAll(List.of(record));
  }

  /** Waits until the broker has all of them. */
  public void publishAll(List<ProducerRecord<byte[], byte[]>> records) {
    List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
    try {
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All committed records of the topic, from its beginning to its end as it is now. */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      while (end.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(found::add);
      }
      return found;
    }
  }

  /** Those of {@link #read} with that key. */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic, String key) {
    Predicate<ConsumerRecord<byte[], byte[]>> sameKey =
        r -> r.key() != null && key.equals(new String(r.key(), StandardCharsets.UTF_8));
    return read(topic).stream().filter(sameKey).toList();
  }

  public EventCodec codec() {
    return codec;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false,
            "key.deserializer",
            ByteArrayDeserializer.class,
            "value.deserializer",
            ByteArrayDeserializer.class));
  }

  @Override
  public void close() {
    producer.close();
  }
}
