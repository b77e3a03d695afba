package io.supportcenter.kit.assets;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.supportcenter.kit.Ids;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.db.Lease;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.schemas.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Rebuilds of the asset projection: one at a time for all instances of a service. A lease that its
 * holder renews shows whether one is under way.
 */
@ApplicationScoped
@IfBuildProperty(name = "support-center.asset-projection", stringValue = "true")
class AssetRebuilds {

  private static final Logger LOG = Logger.getLogger(AssetRebuilds.class);
  private static final Duration STOP_MAX = Duration.ofSeconds(5);

  private final Transactions transactions;
  private final EventCodec codec;
  private final Map<String, Object> kafka;
  private volatile Optional<Thread> running = Optional.empty();
  private volatile boolean stopping;

  AssetRebuilds(
      Transactions transactions,
      EventCodec codec,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.transactions = transactions;
    this.codec = codec;
    this.kafka = kafka;
  }

  /** Data of people that a killed process has left does not stay. */
  void start(@Observes StartupEvent event) {
    try {
      transactions.inNew(AssetRebuildStore::abandonDead);
    } catch (RuntimeException e) {
      LOG.warnf("not known whether a rebuild was interrupted: %s", Faults.describe(e));
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    if (running.isPresent()) {
      running.get().join(STOP_MAX);
    }
  }

  /** Empty while another one is under way. */
  Optional<AssetRebuild> begin(boolean swap) {
    AssetRebuild begun = AssetRebuild.begun(Ids.next(), swap);
    CompletableFuture<Boolean> alone = new CompletableFuture<>();
    Thread.ofPlatform().name("asset-rebuild").start(() -> runIfAlone(begun, alone));
    return alone.join() ? Optional.of(begun) : Optional.empty();
  }

  Optional<AssetRebuild> find(UUID id) {
    transactions.inNew(AssetRebuildStore::abandonDead);
    return transactions.read(tx -> AssetRebuildStore.find(tx, id));
  }

  private void runIfAlone(AssetRebuild begun, CompletableFuture<Boolean> alone) {
    Lease lease = AssetRebuildStore.lease();
    try {
      if (!transactions.inNew(tx -> begin(tx, lease, begun))) {
        alone.complete(false);
        return;
      }
      running = Optional.of(Thread.currentThread());
      alone.complete(true);
      run(begun, lease);
      transactions.inNew(tx -> {
        lease.release(tx);
        return null;
      });
    } catch (RuntimeException | Error e) {
      if (!alone.completeExceptionally(e)) {
        LOG.warnf("the lease of rebuild %s expires: %s", begun.id(), Faults.describe(e));
      }
    }
  }

  private static boolean begin(Connection tx, Lease lease, AssetRebuild begun) throws SQLException {
    boolean taken = lease.take(tx);
    if (taken) {
      AssetRebuildStore.begin(tx, begun);
    }
    return taken;
  }

  private void run(AssetRebuild begun, Lease lease) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      new AssetRebuildRun(begun, lease, transactions, consumer, codec, () -> stopping).run();
      LOG.infof("rebuild %s of the asset projection has ended", begun.id());
    } catch (RuntimeException | Error e) {
      LOG.errorf(e, "rebuild %s of the asset projection failed", begun.id());
      fail(begun, e instanceof AssetRebuildRun.Failed why ? why.getMessage() : Faults.describe(e));
    }
  }

  private void fail(AssetRebuild begun, String why) {
    try {
      transactions.inNew(tx ->
          AssetRebuildStore.end(
              tx, AssetRebuildStore.find(tx, begun.id()).orElse(begun).failed(why)));
    } catch (RuntimeException e) {
      LOG.warnf("rebuild %s counts as interrupted: %s", begun.id(), Faults.describe(e));
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> config = new HashMap<>(kafka);
    config.keySet().retainAll(ConsumerConfig.configNames());
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, "asset-rebuild");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
