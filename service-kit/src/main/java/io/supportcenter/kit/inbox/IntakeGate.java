package io.supportcenter.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.outbox.OutboxConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Holds intake back while the outbox or the parked records are at their limit, and knows why intake
 * waits.
 */
@ApplicationScoped
class IntakeGate {

  private static final Logger LOG = Logger.getLogger(IntakeGate.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  /** The outbox by its ends: counting would read every row published since the last vacuum. */
  private static final String DEPTHS =
      """
      SELECT (SELECT coalesce(max(id) - min(id) + 1, 0) FROM outbox WHERE id > (SELECT id FROM outbox_floor)),
             coalesce((SELECT extract(epoch FROM now() - created_at)
                        FROM outbox WHERE id > (SELECT id FROM outbox_floor) ORDER BY id LIMIT 1), 0),
             (SELECT count(*) FROM outbox_quarantine)
      """;

  private static final String PARKED =
      """
      SELECT c.channel,
             (SELECT count(*) FROM (SELECT 1 FROM parked_record p WHERE p.channel = c.channel LIMIT ?) AS found)
      FROM unnest(?::text[]) AS c (channel)
      """;

  private final Supplier<Depths> database;
  private final OutboxConfig outbox;
  private final InboxConfig inbox;
  private final Map<String, String> faults = new ConcurrentHashMap<>();
  private volatile Depths depths = new Depths(0, Map.of(), 0, 0);
  private volatile long lookedAt;

  @Inject
  IntakeGate(
      Transactions transactions,
      OutboxConfig outbox,
      InboxConfig inbox,
      @All List<Intake> intakes,
      MeterRegistry metrics) {
    this(
        () -> read(transactions, inbox.maxParked(), channels(intakes)),
        channels(intakes),
        outbox,
        inbox,
        metrics);
  }

  IntakeGate(
      Supplier<Depths> database,
      Collection<String> channels,
      OutboxConfig outbox,
      InboxConfig inbox,
      MeterRegistry metrics) {
    this.database = database;
    this.outbox = outbox;
    this.inbox = inbox;
    metrics.gauge("outbox.depth", this, gate -> gate.depths.outbox());
    channels.forEach(channel ->
        metrics.gauge(
            "inbox.parked",
            Tags.of("channel", channel),
            this,
            gate -> gate.depths.parkedIn(channel)));
    metrics.gauge("outbox.oldest.age.seconds", this, gate -> gate.depths.oldestSeconds());
    metrics.gauge("outbox.quarantined", this, gate -> gate.depths.quarantined());
  }

  private static List<String> channels(List<Intake> intakes) {
    return intakes.stream().map(Intake::channel).toList();
  }

  /**
   * Waits for room for a channel. It does not wait for an unavailable database: the transaction
   * reports that.
   */
  void awaitOpen(String channel, BooleanSupplier stopping) {
    look();
    while ((outboxIsFull() || isFull(channel)) && !stopping.getAsBoolean()) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      look();
    }
  }

  void failed(String channel, Throwable fault) {
    String described = Faults.describe(fault);
    if (!described.equals(faults.put(channel, described))) {
      LOG.warnf("%s waits and tries again: %s", channel, described);
    }
  }

  void succeeded(String channel) {
    if (faults.remove(channel) != null) {
      LOG.infof("%s continues", channel);
    }
  }

  /** Why intake waits, by channel or limit; empty when it does not. */
  Map<String, String> waiting() {
    Map<String, String> why = new TreeMap<>(faults);
    why.putAll(limits());
    return why;
  }

  /**
   * What waits in the database.
   *
   * @param parked by channel, up to the limit
   */
  record Depths(long outbox, Map<String, Long> parked, long oldestSeconds, long quarantined) {

    long parkedIn(String channel) {
      return parked.getOrDefault(channel, 0L);
    }
  }

  private boolean outboxIsFull() {
    return depths.outbox() >= outbox.maxDepth();
  }

  private boolean isFull(String channel) {
    return depths.parkedIn(channel) >= inbox.maxParked();
  }

  /** Those that are reached. */
  private Map<String, String> limits() {
    Map<String, String> reached = new TreeMap<>();
    if (outboxIsFull()) {
      reached.put("outbox", "at its limit of " + outbox.maxDepth());
    }
    depths.parked().keySet().stream()
        .filter(this::isFull)
        .forEach(channel ->
            reached.put("parked in " + channel, "at their limit of " + inbox.maxParked()));
    return reached;
  }

  /** Keeps metrics and readiness up to date while no batch arrives. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    long now = System.nanoTime();
    if (lookedAt != 0 && now - lookedAt < LOOK_AGAIN.toNanos()) {
      return;
    }
    lookedAt = now;
    try {
      depths = database.get();
    } catch (RuntimeException e) {
      LOG.debugf("depths not known: %s", Faults.describe(e));
    }
  }

  private static Depths read(Transactions transactions, long parkedMax, List<String> channels) {
    return transactions.read(tx -> {
      Map<String, Long> parked = new HashMap<>();
      Sql.query(
          tx,
          PARKED,
          row -> parked.put(row.getString(1), row.getLong(2)),
          parkedMax,
          channels.toArray(String[]::new));
      return Sql.one(
              tx,
              DEPTHS,
              row -> new Depths(row.getLong(1), parked, (long) row.getDouble(2), row.getLong(3)))
          .orElseThrow();
    });
  }
}
