package io.supportcenter.benchmark.tally;

import io.supportcenter.benchmark.Scale;
import io.supportcenter.benchmark.figures.Figure;
import io.supportcenter.benchmark.figures.Figure.Bound;
import io.supportcenter.benchmark.figures.Figure.Line;
import io.supportcenter.benchmark.rig.CpuTime;
import io.supportcenter.benchmark.rig.Jvm;
import io.supportcenter.benchmark.rig.Outputs;
import io.supportcenter.benchmark.rig.Rig;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** What an event costs when one partner sends all, and when very many do, each on its own topic. */
public final class Partners {

  private static final Duration LOAD_MAX = Duration.ofMinutes(5);
  private static final int ONE = 1;
  private static final int MANY = 200;

  private final Rig rig;
  private final Scale scale;
  private final Map<Integer, List<Double>> cost = new LinkedHashMap<>();

  public Partners(Rig rig, Scale scale) {
    this.rig = rig;
    this.scale = scale;
  }

  public List<Figure> run() throws TimeoutException, SQLException {
    for (int round = 1; round <= scale.rounds(); round++) {
      for (int partners : List.of(ONE, MANY)) {
        cost.computeIfAbsent(partners, _ -> new ArrayList<>()).add(drain(round, partners));
      }
    }
    Figure figure =
        new Figure(
            "Processor time of an event, by partners' topics, broker and PostgreSQL included",
            "us/event",
            cost.entrySet().stream().map(e -> new Line(title(e.getKey()), e.getValue())).toList(),
            List.of());
    return List.of(
        figure.demanding("many / one topic", title(MANY), title(ONE), Bound.AT_MOST, 1.6));
  }

  private static String title(int partners) {
    return "%s, %d %s"
        .formatted(Contender.OURS.title(), partners, partners == ONE ? "topic" : "topics");
  }

  private double drain(int round, int partners) throws TimeoutException, SQLException {
    String name = "partners-%d-%d".formatted(round, partners);
    List<String> topics =
        IntStream.range(0, partners).mapToObj(i -> rig.topic(name + ".in.p" + i)).toList();
    Requests requests = new Requests(scale.accounts());
    int all = scale.warmUp() + scale.requests();
    requests.publish(rig, topics, all);
    Lane lane = Lane.open(rig, name, name + "[.]in[.]p[0-9]+");
    double micros;
    try (Outputs outputs = new Outputs(rig, lane.out(), Rig.PARTITIONS, all);
        Jvm process = Contender.OURS.start(lane)) {
      outputs.await(scale.warmUp(), LOAD_MAX, process);
      CpuTime cpu = rig.cpuTime(process);
      double before = sum(cpu);
      int first = outputs.count();
      outputs.await(all, LOAD_MAX, process);
      micros = (sum(cpu) - before) / (all - first) * 1e6;
      long nanos = outputs.arrival(all - 1) - outputs.arrival(scale.warmUp() - 1);
      System.out.printf(
          "  round %d  %,4d topics %,10.0f events/s  %,6.1f us of CPU each%n",
          round, partners, scale.requests() / (nanos / 1e9), micros);
      requests.verify(rig, outputs, lane.out());
    }
    lane.drop();
    rig.delete(topics);
    return micros;
  }

  private static double sum(CpuTime cpu) {
    return cpu.ofEach().stream().mapToDouble(Double::doubleValue).sum();
  }
}
