package io.supportcenter.benchmark.tally;

import io.supportcenter.benchmark.Scale;
import io.supportcenter.benchmark.figures.Figure;
import io.supportcenter.benchmark.figures.Figure.Bound;
import io.supportcenter.benchmark.figures.Figure.Line;
import io.supportcenter.benchmark.rig.CpuTime;
import io.supportcenter.benchmark.rig.Jvm;
import io.supportcenter.benchmark.rig.Outputs;
import io.supportcenter.benchmark.rig.Rig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Kafka to PostgreSQL to Kafka: a backlog of requests is there, and each contender in turn works
 * through it, in a process and a database of its own. Measured at a consumer of the output.
 */
public final class WholePath {

  private static final Duration DRAIN_MAX = Duration.ofMinutes(5);

  private final Rig rig;
  private final Scale scale;
  private final Map<Contender, List<Double>> throughput = new EnumMap<>(Contender.class);
  private final Map<Contender, List<Double>> cost = new EnumMap<>(Contender.class);
  private final Map<Contender, List<Double>> memory = new EnumMap<>(Contender.class);

  /**
   * @param contenders ours and at least one other
   */
  public WholePath(Rig rig, Scale scale, Set<Contender> contenders) {
    this.rig = rig;
    this.scale = scale;
    for (Contender contender : contenders) {
      throughput.put(contender, new ArrayList<>());
      cost.put(contender, new ArrayList<>());
      memory.put(contender, new ArrayList<>());
    }
  }

  /** The figures: throughput, memory. */
  public List<Figure> run() throws TimeoutException, SQLException {
    Backlog large = publish("requests", scale.warmUp(), scale.requests());
    Backlog small = publish("requests-few", scale.tutorialWarmUp(), scale.tutorialRequests());
    for (int round = 1; round <= scale.rounds(); round++) {
      for (Contender contender : throughput.keySet()) {
        drain(contender, round, contender == Contender.TUTORIAL ? small : large);
      }
    }
    rig.delete(List.of(large.topic, small.topic));
    Figure path = figure("Whole path", "events/s", throughput);
    path = demanding(path, Contender.BARE, 0.7);
    path = demanding(path, Contender.ORDINARY, 1);
    path = demanding(path, Contender.TUTORIAL, 100);
    return List.of(
        path,
        figure("Processor time, broker and PostgreSQL included", "us/event", cost),
        figure(
            "Memory under that load (PSS, heap at most %d MB)".formatted(Jvm.HEAP_MB),
            "MB",
            memory));
  }

  private Figure demanding(Figure path, Contender other, double atLeast) {
    return throughput.containsKey(other)
        ? path.demanding(
            "ours / " + other.title(),
            Contender.OURS.title(),
            other.title(),
            Bound.AT_LEAST,
            atLeast)
        : path;
  }

  private record Backlog(String topic, Requests requests, int warmUp) {}

  private Backlog publish(String topic, int warmUp, int measured) {
    Requests requests = new Requests(scale.accounts());
    rig.topic(topic);
    requests.publish(rig, topic, warmUp + measured);
    return new Backlog(topic, requests, warmUp);
  }

  private void drain(Contender contender, int round, Backlog backlog)
      throws TimeoutException, SQLException {
    Lane lane = Lane.open(rig, "path-%d-%s".formatted(round, contender.code()), backlog.topic);
    int all = backlog.requests.count();
    try (Outputs outputs = new Outputs(rig, lane.out(), Rig.PARTITIONS, all);
        Jvm process = contender.start(lane)) {
      outputs.await(backlog.warmUp, DRAIN_MAX, process);
      CpuTime cpu = rig.cpuTime(process);
      List<Double> cpuBefore = cpu.ofEach();
      int before = outputs.count();
      outputs.await(backlog.warmUp + (all - backlog.warmUp) / 2, DRAIN_MAX, process);
      memory.get(contender).add(process.memoryMb());
      outputs.await(all, DRAIN_MAX, process);
      List<Double> each = micros(cpuBefore, cpu.ofEach(), all - before);
      cost.get(contender).add(each.stream().mapToDouble(Double::doubleValue).sum());
      double seconds = (outputs.arrival(all - 1) - outputs.arrival(backlog.warmUp - 1)) / 1e9;
      double perSecond = (all - backlog.warmUp) / seconds;
      throughput.get(contender).add(perSecond);
      System.out.printf(
          "  round %d  %-20s %,10.0f events/s  %,6.0f us of CPU each: %,.0f own, %,.0f broker,"
              + " %,.0f PostgreSQL%n",
          round,
          contender.title(),
          perSecond,
          cost.get(contender).getLast(),
          each.get(0),
          each.get(1),
          each.get(2));
      backlog.requests.verify(rig, outputs, lane.out());
    }
    try (Connection connection = rig.connect(lane.database())) {
      backlog.requests.verify(connection);
    }
    lane.drop();
  }

  private static List<Double> micros(List<Double> before, List<Double> after, int events) {
    return IntStream.range(0, before.size())
        .mapToObj(i -> (after.get(i) - before.get(i)) / events * 1e6)
        .toList();
  }

  /** Events per second that ours handled, the median. */
  public double ours() {
    return figure("", "", throughput).of(Contender.OURS.title());
  }

  private static Figure figure(String title, String unit, Map<Contender, List<Double>> rounds) {
    return new Figure(
        title,
        unit,
        rounds.entrySet().stream().map(e -> new Line(e.getKey().title(), e.getValue())).toList(),
        List.of());
  }
}
