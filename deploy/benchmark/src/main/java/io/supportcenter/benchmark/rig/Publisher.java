package io.supportcenter.benchmark.rig;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes as a partner's back end does. */
public final class Publisher implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> fault = new AtomicReference<>();

  /**
   * @param lingerMs 0 when latency is measured
   */
  public Publisher(Rig rig, int lingerMs) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                rig.addresses().bootstrapServers(),
                "acks",
                "all",
                "linger.ms",
                lingerMs,
                "batch.size",
                128 * 1024,
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class));
  }

  public void send(String topic, String key, byte[] value) {
    var _ =
        producer.send(
            new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value),
            (_, e) -> {
              if (e != null) {
                fault.set(e);
              }
            });
  }

  /** Returns when the broker has all. */
  public void flush() {
    producer.flush();
    if (fault.get() != null) {
      throw new IllegalStateException("not published", fault.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
