package io.supportcenter.benchmark.tally;

import io.supportcenter.benchmark.Scale;
import io.supportcenter.benchmark.figures.Figure;
import io.supportcenter.benchmark.figures.Figure.Line;
import io.supportcenter.benchmark.figures.Samples;
import io.supportcenter.benchmark.rig.Jvm;
import io.supportcenter.benchmark.rig.Outputs;
import io.supportcenter.benchmark.rig.Pace;
import io.supportcenter.benchmark.rig.Publisher;
import io.supportcenter.benchmark.rig.Rig;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * How long an event takes from when it is due to be sent until a read_committed consumer has what
 * came of it, at half the load that ours can take, and at a moderate one. The load is open: whoever
 * falls behind is not waited for.
 */
public final class Latency {

  private static final Duration DRAIN_MAX = Duration.ofMinutes(2);
  private static final List<Contender> CONTENDERS =
      List.of(Contender.BARE, Contender.OURS, Contender.ORDINARY);
  private static final int ROUNDS_MAX = 2;
  private static final double MODERATE = 1000;

  private final Rig rig;
  private final Scale scale;
  private final double[] loads;

  /**
   * @param ours events per second that ours can take
   */
  public Latency(Rig rig, Scale scale, double ours) {
    this.rig = rig;
    this.scale = scale;
    this.loads = new double[] {ours / 2, MODERATE};
  }

  public List<Figure> run() throws TimeoutException, SQLException {
    List<Figure> figures = new ArrayList<>();
    for (double perSecond : loads) {
      Map<Contender, List<Double>> p50 = new EnumMap<>(Contender.class);
      Map<Contender, List<Double>> p99 = new EnumMap<>(Contender.class);
      for (int round = 1; round <= Math.min(ROUNDS_MAX, scale.rounds()); round++) {
        for (Contender contender : CONTENDERS) {
          Samples samples = load(contender, round, perSecond);
          add(p50, contender, samples.percentile(50));
          add(p99, contender, samples.percentile(99));
          System.out.printf(
              "  %,6.0f events/s, round %d  %-20s p50 %6.1f ms  p99 %6.1f ms%n",
              perSecond, round, contender.title(), samples.percentile(50), samples.percentile(99));
        }
      }
      String load = "Latency at %,.0f events/s, ".formatted(perSecond);
      figures.add(figure(load + "p50", p50));
      figures.add(figure(load + "p99", p99));
    }
    return figures;
  }

  private static void add(Map<Contender, List<Double>> rounds, Contender contender, double value) {
    rounds.computeIfAbsent(contender, _ -> new ArrayList<>()).add(value);
  }

  private Samples load(Contender contender, int round, double perSecond)
      throws TimeoutException, SQLException {
    String name = "latency-%.0f-%d-%s".formatted(perSecond, round, contender.code());
    Lane lane = Lane.open(rig, name, rig.topic(name + ".in"));
    int measured = (int) (perSecond * scale.loadSeconds());
    Requests requests = new Requests(scale.accounts());
    requests.publish(rig, lane.in(), scale.warmUp());
    // Made ready before the load begins, which shares the machine.
    List<Ready> load =
        IntStream.range(0, measured).mapToObj(_ -> ready(requests.next(), lane)).toList();
    long[] dueNanos = new long[measured];
    Samples samples;
    try (Outputs outputs = new Outputs(rig, lane.out(), Rig.PARTITIONS, requests.count());
        Publisher publisher = new Publisher(rig, 1);
        Jvm process = contender.start(lane)) {
      outputs.await(scale.warmUp(), DRAIN_MAX, process);
      Pace.steadily(
          measured,
          perSecond,
          (n, due) -> {
            dueNanos[n] = due;
            publisher.send(lane.in(), load.get(n).key(), load.get(n).value());
          });
      publisher.flush();
      outputs.await(requests.count(), DRAIN_MAX, process);
      samples = latencies(requests, outputs, lane, dueNanos);
    }
    lane.drop();
    rig.delete(List.of(lane.in()));
    return samples;
  }

  private record Ready(String key, byte[] value) {}

  private Ready ready(Requests.Request request, Lane lane) {
    return new Ready(request.accountId(), request.encoded(rig, lane.in()));
  }

  /** In milliseconds, without the warm-up. */
  private Samples latencies(Requests requests, Outputs outputs, Lane lane, long[] dueNanos) {
    List<Tallies.Tally> tallies = requests.verify(rig, outputs, lane.out());
    List<Double> millis = new ArrayList<>();
    for (int n = 0; n < tallies.size(); n++) {
      int measured = requests.number(tallies.get(n)) - scale.warmUp();
      if (measured >= 0) {
        millis.add((outputs.arrival(n) - dueNanos[measured]) / 1e6);
      }
    }
    return new Samples(millis.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Figure figure(String title, Map<Contender, List<Double>> rounds) {
    return new Figure(
        title,
        "ms",
        rounds.entrySet().stream().map(e -> new Line(e.getKey().title(), e.getValue())).toList(),
        List.of());
  }
}
