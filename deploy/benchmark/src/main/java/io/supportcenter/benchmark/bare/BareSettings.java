package io.supportcenter.benchmark.bare;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Where a bare loop finds its parts, from system properties. */
record BareSettings(
    String bootstrap,
    String registry,
    String jdbcUrl,
    String username,
    String password,
    String in,
    String out,
    String bookmarks,
    String group) {

  static final int BATCH = Integer.getInteger("bare.batch", 2000);

  static BareSettings read() {
    return new BareSettings(
        System.getProperty("bare.bootstrap"),
        System.getProperty("bare.registry"),
        System.getProperty("bare.jdbc-url"),
        System.getProperty("bare.username"),
        System.getProperty("bare.password"),
        System.getProperty("bare.in"),
        System.getProperty("bare.out"),
        System.getProperty("bare.bookmarks"),
        System.getProperty("bare.group"));
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, username, password);
  }

  KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "group.id",
            group,
            "enable.auto.commit",
            false,
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest",
            "max.poll.records",
            BATCH,
            "key.deserializer",
            ByteArrayDeserializer.class,
            "value.deserializer",
            ByteArrayDeserializer.class));
  }

  KafkaProducer<byte[], byte[]> transactionalProducer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "transactional.id",
            group,
            "transaction.timeout.ms",
            10_000,
            "linger.ms",
            5,
            "batch.size",
            64 * 1024,
            "key.serializer",
            ByteArraySerializer.class,
            "value.serializer",
            ByteArraySerializer.class));
  }
}
