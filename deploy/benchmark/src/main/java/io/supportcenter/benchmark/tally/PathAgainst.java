package io.supportcenter.benchmark.tally;

import io.supportcenter.benchmark.Scale;
import io.supportcenter.benchmark.figures.Figure;
import io.supportcenter.benchmark.figures.Figure.Bound;
import io.supportcenter.benchmark.figures.Figure.Line;
import io.supportcenter.benchmark.rig.Build;
import io.supportcenter.benchmark.rig.CpuTime;
import io.supportcenter.benchmark.rig.Jvm;
import io.supportcenter.benchmark.rig.Outputs;
import io.supportcenter.benchmark.rig.Rig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;

/** The whole path of this build against that of an earlier one, in pairs that follow each other. */
public final class PathAgainst {

  private static final Duration DRAIN_MAX = Duration.ofMinutes(5);
  private static final String TOPIC = "requests-against";

  private final Rig rig;
  private final Scale scale;
  private final Path before;
  private final Requests requests;
  private final Map<String, List<Double>> throughput = new TreeMap<>();
  private final Map<String, List<Double>> cost = new TreeMap<>();

  /**
   * @param before root of the earlier build's source tree
   */
  public PathAgainst(Rig rig, Scale scale, Path before) {
    this.rig = rig;
    this.scale = scale;
    this.before = before;
    this.requests = new Requests(scale.accounts());
  }

  /** The figures: throughput, processor time. */
  public List<Figure> run() throws TimeoutException, SQLException {
    rig.topic(TOPIC);
    requests.publish(rig, TOPIC, scale.warmUp() + scale.requests());
    for (int pair = 1; pair <= Build.PAIRS; pair++) {
      for (Build build : Build.pair(rig, before, pair)) {
        drain(pair, build);
      }
    }
    rig.delete(List.of(TOPIC));
    return List.of(
        figure("Whole path", "events/s", throughput)
            .demanding("this / before", Build.NOW, Build.BEFORE, Bound.AT_LEAST, 0.9),
        figure("Processor time, broker and PostgreSQL included", "us/event", cost));
  }

  private void drain(int pair, Build build) throws TimeoutException, SQLException {
    Lane lane = Lane.open(rig, "against-%d-%s".formatted(pair, build.code()), TOPIC);
    int all = requests.count();
    int warmUp = scale.warmUp();
    try (Outputs outputs = new Outputs(rig, lane.out(), Rig.PARTITIONS, all);
        Jvm process = Contender.ours(build.root(), lane, 0)) {
      outputs.await(warmUp, DRAIN_MAX, process);
      CpuTime cpu = rig.cpuTime(process);
      double cpuBefore = sum(cpu.ofEach());
      int counted = outputs.count();
      outputs.await(all, DRAIN_MAX, process);
      double micros = (sum(cpu.ofEach()) - cpuBefore) / (all - counted) * 1e6;
      double seconds = (outputs.arrival(all - 1) - outputs.arrival(warmUp - 1)) / 1e9;
      double perSecond = (all - warmUp) / seconds;
      throughput.computeIfAbsent(build.title(), _ -> new ArrayList<>()).add(perSecond);
      cost.computeIfAbsent(build.title(), _ -> new ArrayList<>()).add(micros);
      System.out.printf(
          "  pair %d  %-20s %,10.0f events/s  %,6.0f us of CPU each%n",
          pair, build.title(), perSecond, micros);
      requests.verify(rig, outputs, lane.out());
    }
    try (Connection connection = rig.connect(lane.database())) {
      requests.verify(connection);
    }
    lane.drop();
  }

  private static double sum(List<Double> each) {
    return each.stream().mapToDouble(Double::doubleValue).sum();
  }

  private static Figure figure(String title, String unit, Map<String, List<Double>> pairs) {
    return new Figure(
        title,
        unit,
        pairs.entrySet().stream().map(e -> new Line(e.getKey(), e.getValue())).toList(),
        List.of());
  }
}
