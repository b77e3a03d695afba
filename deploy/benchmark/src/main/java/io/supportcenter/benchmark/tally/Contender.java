package io.supportcenter.benchmark.tally;

import io.supportcenter.benchmark.bare.BareLoop;
import io.supportcenter.benchmark.rig.Jvm;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Who does the same work, each in its way. */
public enum Contender {
  BARE("bare loop") {
    @Override
    public Jvm start(Lane lane, int rows) {
      lane.createTables("/bare.sql", rows);
      return lane.bare(BareLoop.class);
    }
  },
  OURS("ours (on the kit)") {
    @Override
    public Jvm start(Lane lane, int rows) {
      return ours(lane.rig().root(), lane, rows);
    }
  },
  ORDINARY("ordinary solution") {
    @Override
    public Jvm start(Lane lane, int rows) {
      requireNone(rows);
      return ordinary(lane, "batches", "records", "0.1s", "5");
    }
  },
  TUTORIAL("tutorial handler") {
    @Override
    public Jvm start(Lane lane, int rows) {
      requireNone(rows);
      return ordinary(lane, "records", "batches", "off", "0");
    }
  };

  private final String title;

  Contender(String title) {
    this.title = title;
  }

  /** For the names of topics, databases and logs. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String title() {
    return title;
  }

  /** With its tables, and no accounts. Returns at once. */
  public Jvm start(Lane lane) {
    return start(lane, 0);
  }

  /**
   * With its tables. Returns when the process has begun, not when it is ready.
   *
   * @param rows accounts that are there already; only the bare loop and ours can have some
   */
  public abstract Jvm start(Lane lane, int rows);

  private static void requireNone(int rows) {
    if (rows != 0) {
      throw new IllegalArgumentException("rows: " + rows + ", but this contender begins with none");
    }
  }

  /**
   * @param root of the source tree whose build it is
   */
  static Jvm ours(Path root, Lane lane, int rows) {
    return lane.quarkus(
        root,
        "on-kit",
        Map.of(
            "support-center.service", lane.name(),
            "support-center.registry.url", lane.rig().addresses().registryUrl(),
            "support-center.registry.auto-register", "true",
            "mp.messaging.incoming.charge-requests.topic", lane.in(),
            "mp.messaging.incoming.charge-requests.pattern", Boolean.toString(lane.isPattern()),
            "mp.messaging.incoming.assets.enabled", "false",
            "quarkus.flyway.placeholders.rows", Integer.toString(rows),
            "benchmark.out", lane.out()));
  }

  private static Jvm ordinary(
      Lane lane, String channel, String other, String pollEvery, String lingerMs) {
    return lane.quarkus(
        "ordinary",
        Map.of(
            "mp.messaging.incoming." + channel + ".topic",
            lane.in(),
            "mp.messaging.incoming." + other + ".enabled",
            "false",
            "mp.messaging.outgoing.changes.topic",
            lane.out(),
            "benchmark.registry",
            lane.rig().addresses().registryUrl(),
            "benchmark.poll-every",
            pollEvery,
            "benchmark.linger-ms",
            lingerMs));
  }
}
