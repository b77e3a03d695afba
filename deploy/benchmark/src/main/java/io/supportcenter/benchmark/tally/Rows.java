package io.supportcenter.benchmark.tally;

import io.supportcenter.benchmark.Scale;
import io.supportcenter.benchmark.figures.Figure;
import io.supportcenter.benchmark.figures.Figure.Bound;
import io.supportcenter.benchmark.figures.Figure.Line;
import io.supportcenter.benchmark.rig.Jvm;
import io.supportcenter.benchmark.rig.Outputs;
import io.supportcenter.benchmark.rig.Rig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * What an event costs when it is for any one of few accounts, and of very many. The bare loop shows
 * what of it is PostgreSQL's.
 */
public final class Rows {

  private static final Duration LOAD_MAX = Duration.ofMinutes(5);
  private static final int ROUNDS_MAX = 2;

  private final Rig rig;
  private final Scale scale;
  private final Map<String, List<Double>> cost = new LinkedHashMap<>();

  public Rows(Rig rig, Scale scale) {
    this.rig = rig;
    this.scale = scale;
  }

  public List<Figure> run() throws TimeoutException, SQLException {
    for (int round = 1; round <= Math.min(ROUNDS_MAX, scale.rounds()); round++) {
      for (Contender contender : List.of(Contender.BARE, Contender.OURS)) {
        for (int rows : List.of(scale.rowsFew(), scale.rowsMany())) {
          cost.computeIfAbsent(title(contender, rows), _ -> new ArrayList<>())
              .add(microsPerEvent(round, contender, rows));
        }
      }
    }
    Figure figure =
        new Figure(
            "Cost of an event, by accounts there are",
            "us/event",
            cost.entrySet().stream().map(e -> new Line(e.getKey(), e.getValue())).toList(),
            List.of());
    return List.of(
        figure.demanding(
            "many / few accounts",
            title(Contender.OURS, scale.rowsMany()),
            title(Contender.OURS, scale.rowsFew()),
            Bound.AT_MOST,
            1.2));
  }

  private static String title(Contender contender, int rows) {
    return "%s, %,d".formatted(contender.title(), rows);
  }

  private double microsPerEvent(int round, Contender contender, int rows)
      throws TimeoutException, SQLException {
    String name = "rows-%d-%s-%d".formatted(round, contender.code(), rows);
    Lane lane = Lane.open(rig, name, rig.topic(name + ".in"));
    int all = scale.warmUp() + scale.requests();
    Requests requests = new Requests(rows);
    double micros;
    try (Outputs outputs = new Outputs(rig, lane.out(), Rig.PARTITIONS, all);
        Jvm process = contender.start(lane, rows)) {
      settle(lane, process);
      requests.publish(rig, lane.in(), all);
      outputs.await(all, LOAD_MAX, process);
      long nanos = outputs.arrival(all - 1) - outputs.arrival(scale.warmUp() - 1);
      micros = nanos / 1e3 / scale.requests();
      System.out.printf(
          "  round %d  %-20s %,12d accounts %,8.1f us/event%n",
          round, contender.title(), rows, micros);
      requests.verify(rig, outputs, lane.out());
    }
    lane.drop();
    rig.delete(List.of(lane.in()));
    return micros;
  }

  /** Waits for the rows and has PostgreSQL do first what it would do some time after a load. */
  private void settle(Lane lane, Jvm process) throws SQLException {
    long deadline = System.nanoTime() + LOAD_MAX.toNanos();
    try (Connection connection = rig.connect(lane.database())) {
      while (!filled(connection)) {
        process.requireAlive();
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("not ready within " + LOAD_MAX);
        }
        LockSupport.parkNanos(100_000_000);
      }
      Rig.execute(connection, "VACUUM (FREEZE, ANALYZE) tally");
      Rig.execute(connection, "CHECKPOINT");
    }
  }

  /** The table and its rows are one transaction of either contender's. */
  private static boolean filled(Connection connection) throws SQLException {
    return Rig.number(connection, "SELECT count(*) FROM pg_tables WHERE tablename = 'tally'") == 1;
  }
}
