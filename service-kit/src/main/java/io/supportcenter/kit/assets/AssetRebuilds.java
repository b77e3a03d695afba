package io.supportcenter.kit.assets;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.supportcenter.kit.Ids;
import io.supportcenter.kit.db.DedicatedConnections;
import io.supportcenter.kit.db.Faults;
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
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Rebuilds of the asset projection: one at a time, whichever instance is asked. A lock that ends
 * with its holder's connection tells whether one is under way.
 */
@ApplicationScoped
@IfBuildProperty(name = "support-center.asset-projection", stringValue = "true")
class AssetRebuilds {

  private static final Logger LOG = Logger.getLogger(AssetRebuilds.class);

  private final Transactions transactions;
  private final DedicatedConnections connections;
  private final EventCodec codec;
  private final Map<String, Object> kafka;
  private final AtomicReference<Thread> running = new AtomicReference<>();
  private volatile boolean stopping;

  AssetRebuilds(
      Transactions transactions,
      DedicatedConnections connections,
      EventCodec codec,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.transactions = transactions;
    this.connections = connections;
    this.codec = codec;
    this.kafka = kafka;
  }

  /** What a killed process has left of people's data does not stay. */
  void start(@Observes StartupEvent event) {
    try {
      abandonDead();
    } catch (RuntimeException e) {
      LOG.warnf("not known whether a rebuild was interrupted: %s", Faults.describe(e));
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    Thread thread = running.get();
    if (thread != null) {
      thread.join(Duration.ofSeconds(5));
    }
  }

  /** Empty while another one is under way. */
  Optional<AssetRebuild> begin(boolean swap) {
    try {
      Connection session = connections.open("asset rebuild");
      try {
        return AssetRebuildStore.tryLock(session) ? begin(swap, session) : closed(session);
      } catch (SQLException | RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<AssetRebuild> begin(boolean swap, Connection session) {
    UUID id = Ids.next();
    transactions.inNew(tx -> {
      AssetRebuildStore.begin(tx, id, swap);
      return null;
    });
    Optional<AssetRebuild> begun = find(id);
    running.set(
        Thread.ofPlatform().name("asset-rebuild").start(() -> runAndEnd(id, swap, session)));
    return begun;
  }

  private static Optional<AssetRebuild> closed(Connection session) throws SQLException {
    session.close();
    return Optional.empty();
  }

  Optional<AssetRebuild> find(UUID id) {
    abandonDead();
    return transactions.read(tx -> AssetRebuildStore.find(tx, id));
  }

  private void abandonDead() {
    transactions.inNew(tx -> {
      AssetRebuildStore.abandonDead(tx);
      return null;
    });
  }

  private void runAndEnd(UUID id, boolean swap, Connection session) {
    try (session) {
      run(id, swap);
    } catch (SQLException e) {
      LOG.warnf("rebuild %s: its lock was lost: %s", id, Faults.describe(e));
    }
  }

  private void run(UUID id, boolean swap) {
    try (AssetReader reader = new AssetReader(consumer(), codec)) {
      new AssetRebuildRun(id, swap, transactions, reader, () -> stopping).run();
      LOG.infof("rebuild %s of the asset projection has ended", id);
    } catch (RuntimeException e) {
      LOG.errorf(e, "rebuild %s of the asset projection failed", id);
      fail(id, e instanceof RebuildFailed why ? why.getMessage() : Faults.describe(e));
    }
  }

  private void fail(UUID id, String fault) {
    try {
      transactions.inNew(tx -> {
        AssetRebuildStore.fail(tx, id, fault);
        return null;
      });
    } catch (RuntimeException e) {
      LOG.warnf("rebuild %s counts as interrupted: %s", id, Faults.describe(e));
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
