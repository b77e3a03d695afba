package io.supportcenter.benchmark.assets;

import io.supportcenter.benchmark.Scale;
import io.supportcenter.benchmark.bare.BareProjection;
import io.supportcenter.benchmark.figures.Figure;
import io.supportcenter.benchmark.figures.Figure.Bound;
import io.supportcenter.benchmark.figures.Figure.Line;
import io.supportcenter.benchmark.rig.Jvm;
import io.supportcenter.benchmark.rig.Rig;
import io.supportcenter.benchmark.tally.Lane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** A service's copy of the user asset store is built anew: an empty database, the whole topic. */
public final class Rebuild {

  private static final Duration DRAIN_MAX = Duration.ofMinutes(8);
  private static final long LOOK_NANOS = 10_000_000;
  private static final Path TABLE =
      Path.of("service-kit/src/main/resources/db/assets/V0_2__asset_projection.sql");

  private static final String BARE = "bare loop";
  private static final String OURS = "ours (on the kit)";

  private final Rig rig;
  private final Scale scale;

  public Rebuild(Rig rig, Scale scale) {
    this.rig = rig;
    this.scale = scale;
  }

  public List<Figure> run() throws TimeoutException, SQLException, IOException {
    String topic = Assets.publish(rig, "rebuild.assets", scale.assets());
    Built bare = bare(Lane.open(rig, "rebuild-bare", topic));
    Built ours = ours(Lane.open(rig, "rebuild-ours", topic));
    rig.delete(List.of(topic));
    if (bare.fingerprint != ours.fingerprint) {
      throw new IllegalStateException("the two projections differ");
    }
    Figure figure =
        new Figure(
            "Rebuild of a projection of %,d assets".formatted(scale.assets()),
            "assets/s",
            List.of(
                new Line(BARE, List.of(bare.perSecond)), new Line(OURS, List.of(ours.perSecond))),
            List.of());
    return List.of(figure.demanding("ours / bare loop", OURS, BARE, Bound.AT_LEAST, 0.7));
  }

  private record Built(double perSecond, long fingerprint) {}

  private Built bare(Lane lane) throws TimeoutException, SQLException, IOException {
    lane.createTables("/bare.sql", 0);
    try (Connection connection = rig.connect(lane.database())) {
      Rig.execute(connection, Files.readString(rig.root().resolve(TABLE)));
    }
    return built(BARE, lane, lane.bare(BareProjection.class), "position");
  }

  private Built ours(Lane lane) throws TimeoutException, SQLException {
    Jvm process =
        lane.quarkus(
            "on-kit",
            Map.of(
                "support-center.service", lane.name(),
                "support-center.registry.url", rig.addresses().registryUrl(),
                "support-center.registry.auto-register", "true",
                "mp.messaging.incoming.assets.topic", lane.in(),
                "mp.messaging.incoming.charge-requests.enabled", "false",
                "benchmark.out", lane.out()));
    return built(OURS, lane, process, "inbox_position");
  }

  /** The first tenth is warm-up. */
  private Built built(String contender, Lane lane, Jvm process, String positions)
      throws TimeoutException, SQLException {
    Built built;
    try (process;
        Connection connection = rig.connect(lane.database())) {
      int warmUp = scale.assets() / 10;
      long first = reached(connection, positions, warmUp, process);
      long began = System.nanoTime();
      reached(connection, positions, scale.assets(), process);
      double perSecond = (scale.assets() - first) / ((System.nanoTime() - began) / 1e9);
      System.out.printf("  %-20s %,10.0f assets/s%n", contender, perSecond);
      long count = Rig.number(connection, "SELECT count(*) FROM asset_projection");
      if (count != scale.assets()) {
        throw new IllegalStateException(contender + " has " + count + " assets");
      }
      built =
          new Built(
              perSecond,
              Rig.number(
                  connection, "SELECT sum(hashtext(p::text)::bigint) FROM asset_projection p"));
    }
    lane.drop();
    return built;
  }

  /** Waits until so many records are handled; returns how many. */
  private long reached(Connection connection, String positions, long records, Jvm process)
      throws TimeoutException, SQLException {
    long deadline = System.nanoTime() + DRAIN_MAX.toNanos();
    String there = "SELECT count(*) FROM pg_tables WHERE tablename = '" + positions + "'";
    String sum = "SELECT coalesce(sum(next_offset), 0) FROM " + positions;
    while (true) {
      process.requireAlive();
      long handled = Rig.number(connection, there) == 0 ? 0 : Rig.number(connection, sum);
      if (handled >= records) {
        return handled;
      }
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(handled + " of " + records + " within " + DRAIN_MAX);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
