package io.supportcenter.benchmark.tally;

import io.supportcenter.benchmark.bare.BareLoop;
import io.supportcenter.benchmark.rig.Jvm;
import java.util.Locale;
import java.util.Map;

/** Who does the same work, each in its way. */
public enum Contender {
  BARE("bare loop") {
    @Override
    public Jvm start(Lane lane) {
      lane.createTables("/bare.sql");
      return lane.bare(BareLoop.class);
    }
  },
  OURS("ours (on the kit)") {
    @Override
    public Jvm start(Lane lane) {
      return ours(lane, 0);
    }
  },
  ORDINARY("ordinary solution") {
    @Override
    public Jvm start(Lane lane) {
      return ordinary(lane, "batches", "records", "0.1s", "5");
    }
  },
  TUTORIAL("tutorial handler") {
    @Override
    public Jvm start(Lane lane) {
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

  /** With its tables. Returns at once. */
  public abstract Jvm start(Lane lane);

  /**
   * @param rows accounts that are there already
   */
  static Jvm ours(Lane lane, int rows) {
    return lane.quarkus(
        "on-kit",
        Map.of(
            "support-center.service", lane.name(),
            "support-center.registry.url", lane.rig().addresses().registryUrl(),
            "mp.messaging.incoming.charge-requests.topic", lane.in(),
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
