package io.supportcenter.benchmark.tally;

import io.supportcenter.benchmark.bare.BareLoop;
import io.supportcenter.benchmark.rig.Jvm;
import io.supportcenter.benchmark.rig.Rig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/** Who does the same work, each in its way. */
public enum Contender {
  BARE("bare loop") {
    @Override
    public Jvm start(Lane lane) {
      createTables(lane, "/bare.sql");
      return lane.bare(BareLoop.class);
    }
  },
  OURS("ours (on the kit)") {
    @Override
    public Jvm start(Lane lane) {
      return lane.quarkus(
          "on-kit",
          Map.of(
              "support-center.service", lane.name(),
              "support-center.registry.url", lane.rig().addresses().registryUrl(),
              "mp.messaging.incoming.charge-requests.topic", lane.in(),
              "mp.messaging.incoming.assets.enabled", "false",
              "benchmark.out", lane.out()));
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

  static void createTables(Lane lane, String script) {
    try (Connection connection = lane.rig().connect(lane.database());
        InputStream sql = Contender.class.getResourceAsStream(script)) {
      Rig.execute(connection, new String(sql.readAllBytes(), StandardCharsets.UTF_8));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
