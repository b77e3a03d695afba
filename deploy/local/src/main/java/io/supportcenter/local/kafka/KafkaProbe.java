package io.supportcenter.local.kafka;

import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A partner's view of Kafka: publishes records, and reads committed ones. */
public final class KafkaProbe implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final Map<String, ?> connection;
  private final EventCodec codec;
  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * @param codec remains the caller's to close
   */
  public KafkaProbe(String bootstrapServers, EventCodec codec) {
    this(Map.of("bootstrap.servers", bootstrapServers), codec);
  }

  /**
   * @param connection a client's settings that say where the broker is and who asks
   * @param codec remains the caller's to close
   */
  public KafkaProbe(Map<String, ?> connection, EventCodec codec) {
    this.connection = connection;
    this.codec = codec;
    this.producer =
        new KafkaProducer<>(
            with(connection, Map.of("acks", "all")),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Waits until the broker has it, as do all others that publish. */
  public void publish(String topic, String key, SpecificRecord event) {
    publish(topic, key, codec.encode(topic, event));
  }

  /**
   * Publishes an event with its CloudEvents headers.
   *
   * @param source of the event, such as {@code /northmart}
   */
  public void publish(String topic, String key, String source, SpecificRecord event) {
    ProducerRecord<byte[], byte[]> message = message(topic, key, codec.encode(topic, event));
    CloudEventHeaders.write(
        message.headers(),
        UUID.randomUUID(),
        source,
        event.getSchema().getFullName(),
        key,
        Instant.now());
    publish(message);
  }

  public void publish(String topic, String key, byte[] value) {
    publish(message(topic, key, value));
  }

  public void publish(ProducerRecord<byte[], byte[]> message) {
    publishAll(List.of(message));
  }

  /** Returns where they are. */
  public List<RecordMetadata> publishAll(List<ProducerRecord<byte[], byte[]>> messages) {
    List<Future<RecordMetadata>> sent = messages.stream().map(producer::send).toList();
    List<RecordMetadata> published = new ArrayList<>();
    try {
      for (Future<RecordMetadata> one : sent) {
        published.add(one.get());
      }
      return published;
    } catch (ExecutionException e) {
      throw new IllegalStateException("not published: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static ProducerRecord<byte[], byte[]> message(String topic, String key, byte[] value) {
    return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
  }

  /** All committed records of the topic, from its beginning to its end as it is now. */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(connection)) {
      List<TopicPartition> partitions = assign(consumer, topic);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      while (end.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(found::add);
      }
      return found;
    }
  }

  /** Those of {@link #read(String)} with that key. */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic, String key) {
    return read(topic).stream()
        .filter(r -> r.key() != null && key.equals(new String(r.key(), StandardCharsets.UTF_8)))
        .toList();
  }

  /** The events of one type among those of {@link #read(String, String)}. */
  public <E extends SpecificRecord> List<E> events(String topic, String key, Class<E> type) {
    return read(topic, key).stream()
        .flatMap(r -> decode(codec, topic, r.value()))
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** Reads what is committed to a topic from now on. To be opened before what causes it. */
  public TopicWatch watch(String topic) {
    return new TopicWatch(consumer(connection), codec, topic);
  }

  public EventCodec codec() {
    return codec;
  }

  /** A reader of committed records. */
  public static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
    return consumer(Map.of("bootstrap.servers", bootstrapServers));
  }

  /**
   * A reader of committed records.
   *
   * @param connection a client's settings that say where the broker is and who asks
   */
  public static KafkaConsumer<byte[], byte[]> consumer(Map<String, ?> connection) {
    return new KafkaConsumer<>(
        with(connection, Map.of("isolation.level", "read_committed", "enable.auto.commit", false)),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static Map<String, Object> with(Map<String, ?> connection, Map<String, ?> more) {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.putAll(more);
    return settings;
  }

  /** Gives the consumer the whole topic. */
  public static List<TopicPartition> assign(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    return partitions;
  }

  /** The event in that record's value, if it is one. */
  static Stream<SpecificRecord> decode(EventCodec codec, String topic, byte[] value) {
    return codec.decode(topic, value) instanceof Decoded.Event(SpecificRecord event)
        ? Stream.of(event)
        : Stream.empty();
  }

  @Override
  public void close() {
    producer.close();
  }
}
