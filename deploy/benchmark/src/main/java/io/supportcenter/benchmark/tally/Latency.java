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

/**
 * How long an event takes from when it is due to be sent until a read_committed consumer has what
 * came of it, at half the load that ours can take. The load is open: whoever falls behind is not
 * waited for.
 */
public final class Latency {

  private static final Duration DRAIN_MAX = Duration.ofMinutes(2);
  private static final List<Contender> CONTENDERS =
      List.of(Contender.BARE, Contender.OURS, Contender.ORDINARY);
  private static final int ROUNDS_MAX = 2;

  private final Rig rig;
  private final Scale scale;
  private final double perSecond;
  private final Map<Contender, List<Double>> p50 = new EnumMap<>(Contender.class);
  private final Map<Contender, List<Double>> p99 = new EnumMap<>(Contender.class);

  /**
   * @param perSecond events
   */
  public Latency(Rig rig, Scale scale, double perSecond) {
    this.rig = rig;
    this.scale = scale;
    this.perSecond = perSecond;
    for (Contender contender : CONTENDERS) {
      p50.put(contender, new ArrayList<>());
      p99.put(contender, new ArrayList<>());
    }
  }

  public List<Figure> run() throws TimeoutException, SQLException {
    for (int round = 1; round <= Math.min(ROUNDS_MAX, scale.rounds()); round++) {
      for (Contender contender : CONTENDERS) {
        load(contender, round);
      }
    }
    String load = "Latency at %,.0f events/s, ".formatted(perSecond);
    return List.of(figure(load + "p50", p50), figure(load + "p99", p99));
  }

  private void load(Contender contender, int round) throws TimeoutException, SQLException {
    String name = "latency-%d-%s".formatted(round, contender.code());
    Lane lane = Lane.open(rig, name, rig.topic(name + ".in"));
    int measured = (int) (perSecond * scale.loadSeconds());
    Requests requests = new Requests(scale.accounts());
    try (Outputs outputs = new Outputs(rig, lane.out(), Rig.PARTITIONS, scale.warmUp() + measured);
        Publisher publisher = new Publisher(rig, 1);
        Jvm process = contender.start(lane)) {
      for (int i = 0; i < scale.warmUp(); i++) {
        send(publisher, lane, requests.next(0));
      }
      outputs.await(scale.warmUp(), DRAIN_MAX, process);
      Pace.steadily(
          measured, perSecond, dueNanos -> send(publisher, lane, requests.next(dueNanos)));
      publisher.flush();
      outputs.await(scale.warmUp() + measured, DRAIN_MAX, process);
      Samples samples = latencies(requests, outputs, lane);
      p50.get(contender).add(samples.percentile(50));
      p99.get(contender).add(samples.percentile(99));
      System.out.printf(
          "  round %d  %-20s p50 %6.1f ms  p99 %6.1f ms%n",
          round, contender.title(), samples.percentile(50), samples.percentile(99));
    }
    lane.drop();
    rig.delete(List.of(lane.in()));
  }

  private void send(Publisher publisher, Lane lane, Requests.Request request) {
    publisher.send(lane.in(), request.accountId(), request.encoded(rig, lane.in()));
  }

  /** In milliseconds, without the warm-up. */
  private Samples latencies(Requests requests, Outputs outputs, Lane lane) {
    List<Tallies.Tally> tallies = requests.verify(rig, outputs, lane.out());
    double[] millis = new double[tallies.size() - scale.warmUp()];
    for (int i = 0; i < millis.length; i++) {
      int n = scale.warmUp() + i;
      millis[i] = (outputs.arrival(n) - requests.dueNanos(tallies.get(n))) / 1e6;
    }
    return new Samples(millis);
  }

  private static Figure figure(String title, Map<Contender, List<Double>> rounds) {
    return new Figure(
        title,
        "ms",
        rounds.entrySet().stream().map(e -> new Line(e.getKey().title(), e.getValue())).toList(),
        List.of());
  }
}
