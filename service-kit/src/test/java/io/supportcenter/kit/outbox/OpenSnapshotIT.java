package io.supportcenter.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.NumbersProbe;
import io.supportcenter.schemas.EventCodec;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Intake and relay under as much load as they take, while a backup or a report runs. */
@QuarkusTest
@WithTestResource(KitParts.class)
@Tag("thorough")
class OpenSnapshotIT {

  private static final Logger LOG = Logger.getLogger(OpenSnapshotIT.class);
  private static final int MINUTES = Integer.getInteger("open-snapshot.minutes", 10);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Ahead of what is published: always something to do, and never the outbox's limit. */
  private static final int AHEAD_MAX = 20_000;

  @Inject NumbersProbe numbers;
  @Inject EventCodec codec;
  @Inject MeterRegistry metrics;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrap;

  private final AtomicBoolean loading = new AtomicBoolean(true);

  @Test
  void shouldKeepItsSpeedWhileASnapshotStaysOpen() throws Exception {
    Thread load = Thread.ofPlatform().start(this::load);
    List<Double> perMinute = new ArrayList<>();
    try (Connection report = numbers.connect()) {
      published(MINUTE.dividedBy(2)); // Until the code is compiled.
      report.setAutoCommit(false);
      report.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      numbers.execute(report, "SELECT FROM outbox LIMIT 1");
      for (int minute = 0; minute < MINUTES; minute++) {
        perMinute.add(published(MINUTE));
      }
      report.rollback();
    } finally {
      loading.set(false);
      load.join();
    }
    LOG.infof("events in each minute: %s", perMinute);

    assertThat(perMinute.getLast())
        .as("in each minute: %s", perMinute)
        .isGreaterThanOrEqualTo(0.8 * perMinute.getFirst());
  }

  private double published(Duration in) {
    double before = published();
    await().pollDelay(in).atMost(in.plus(MINUTE)).until(() -> true);
    return published() - before;
  }

  private double published() {
    return metrics.counter("outbox.published").count();
  }

  private void load() {
    double before = published();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "linger.ms", 5),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (long n = 0; loading.get(); n++) {
        while (loading.get() && n - (published() - before) > AHEAD_MAX) {
          LockSupport.parkNanos(1_000_000);
        }
        String key = "snapshot-" + n;
        byte[] value = codec.encode(NumbersProbe.NUMBERS, NumbersProbe.number(key, 1));
        var _ =
            producer.send(
                new ProducerRecord<>(
                    NumbersProbe.NUMBERS, key.getBytes(StandardCharsets.UTF_8), value));
      }
    }
  }
}
