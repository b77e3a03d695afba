package io.supportcenter.kit.outbox;

import io.smallrye.common.annotation.Identifier;
import io.supportcenter.kit.Namespace;
import io.supportcenter.kit.outbox.RelaySession.RelayClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Settings of the relay's clients, on top of the {@code kafka.*} settings (addresses, security) of
 * the service.
 */
@ApplicationScoped
class RelayClientFactory {

  /**
   * A dead letter is larger than its record, which may be as large as its topic takes. So the
   * broker decides, by the topic's {@code max.message.bytes}.
   */
  private static final int REQUEST_BYTES_MAX = 16 << 20;

  /**
   * A relayed batch is some hundred events per partition; Kafka's default of 16 KiB would make many
   * requests of them.
   */
  private static final int PARTITION_BATCH_BYTES = 64 << 10;

  private final Map<String, Object> common;
  private final Admin admin;
  private final String service;

  RelayClientFactory(
      @Identifier("default-kafka-broker") Map<String, Object> common,
      Admin admin,
      Namespace names) {
    this.common = common;
    this.admin = admin;
    this.service = names.service();
  }

  RelayClients create() {
    return new RelayClients(producer(), consumer(), admin);
  }

  private Map<String, Object> producer() {
    Map<String, Object> config = new HashMap<>(common);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-relay");
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, PARTITION_BATCH_BYTES);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, REQUEST_BYTES_MAX);
    // Not every client reads every compression without a plugin; a topic may be compressed by its
    // own compression.type.
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 9_000);
    config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return config;
  }

  private Map<String, Object> consumer() {
    Map<String, Object> config = new HashMap<>(common);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, service + "-relay-bookmark");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return config;
  }
}
