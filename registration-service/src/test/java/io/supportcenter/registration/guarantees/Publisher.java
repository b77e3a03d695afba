package io.supportcenter.registration.guarantees;

import io.supportcenter.registration.guarantees.Input.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes inputs one after the other, and keeps what the broker has taken. */
final class Publisher implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Published> published = new ArrayList<>();
  private int refused;

  Publisher(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                // The broker is to refuse what is too large, not we.
                "max.request.size",
                4 << 20,
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class));
  }

  /** Waits until the broker has it, also while it is away. */
  void publish(Input input) throws InterruptedException {
    try {
      RecordMetadata at = producer.send(input.record()).get();
      add(new Published(input, new Origin(at.topic(), at.partition(), at.offset())));
    } catch (ExecutionException e) {
      if (input.kind() != Kind.TOO_LARGE || !(e.getCause() instanceof RecordTooLargeException)) {
        throw new IllegalStateException(input.kind() + " was not taken", e);
      }
      refuse();
    }
  }

  private synchronized void add(Published one) {
    published.add(one);
  }

  private synchronized void refuse() {
    refused++;
  }

  synchronized List<Published> published() {
    return List.copyOf(published);
  }

  /** Inputs that the broker did not take, as it should. */
  synchronized int refused() {
    return refused;
  }

  @Override
  public void close() {
    producer.close();
  }
}
