package io.supportcenter.benchmark;

import static java.util.Objects.requireNonNullElse;

import io.supportcenter.benchmark.assets.Rebuild;
import io.supportcenter.benchmark.charges.Charges;
import io.supportcenter.benchmark.charges.ChargesAgainst;
import io.supportcenter.benchmark.devices.Devices;
import io.supportcenter.benchmark.figures.Figure;
import io.supportcenter.benchmark.messages.Messages;
import io.supportcenter.benchmark.rig.Rig;
import io.supportcenter.benchmark.tally.Contender;
import io.supportcenter.benchmark.tally.Latency;
import io.supportcenter.benchmark.tally.Partners;
import io.supportcenter.benchmark.tally.PathAgainst;
import io.supportcenter.benchmark.tally.Rows;
import io.supportcenter.benchmark.tally.WholePath;
import io.supportcenter.local.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One run: everything is measured on the same parts, one contender after the other. */
public final class Benchmark {

  /** What can be measured. */
  enum Contest {
    PATH,
    LATENCY,
    REBUILD,
    ROWS,
    PARTNERS,
    CHARGES,
    DEVICES,
    MESSAGES
  }

  private final Rig rig;
  private final Scale scale;
  private final Set<Contest> contests;
  private final Set<Contender> contenders;
  private final List<Figure> figures = new ArrayList<>();

  private Benchmark(Rig rig, Scale scale, Set<Contest> contests, Set<Contender> contenders) {
    this.rig = rig;
    this.scale = scale;
    this.contests = contests;
    this.contenders = contenders;
  }

  /** What the script passes on; its help text is there. */
  @Command(name = "deploy/benchmark/run")
  interface Arguments {

    @Option(names = "--root", required = true, hidden = true)
    Path root();

    @Option(names = "--quick")
    boolean quick();

    @Option(names = "--only", split = ",")
    Set<Contest> contests();

    @Option(names = "--contenders", split = ",")
    Set<Contender> contenders();

    @Option(names = "--against")
    Path against();
  }

  public static void main(String[] args) throws Exception {
    System.exit(Commands.run(Arguments.class, args, Benchmark::run));
  }

  private static int run(Arguments arguments) throws Exception {
    long began = System.nanoTime();
    Path root = arguments.root().toAbsolutePath();
    Benchmark run;
    try (Rig rig = Rig.start(root)) {
      run =
          new Benchmark(
              rig,
              arguments.quick() ? Scale.QUICK : Scale.FULL,
              requireNonNullElse(arguments.contests(), EnumSet.allOf(Contest.class)),
              requireNonNullElse(arguments.contenders(), EnumSet.allOf(Contender.class)));
      if (arguments.against() == null) {
        run.measure();
      } else {
        run.measureAgainst(arguments.against().toAbsolutePath());
      }
    }
    Report report = new Report(root, arguments.quick(), run.figures);
    System.out.println();
    System.out.println(report.text());
    System.out.printf("%s, %d s%n", report.write(), (System.nanoTime() - began) / 1_000_000_000L);
    return report.allMet() || arguments.quick() ? 0 : 1;
  }

  private void measure() throws TimeoutException, SQLException, IOException {
    double perSecond = 20_000;
    if (begin(Contest.PATH, "the whole path")) {
      WholePath path = new WholePath(rig, scale, contenders);
      figures.addAll(path.run());
      perSecond = path.ours();
    }
    if (begin(Contest.LATENCY, "latency at half load")) {
      figures.addAll(new Latency(rig, scale, perSecond).run());
    }
    if (begin(Contest.REBUILD, "rebuild of a projection")) {
      figures.addAll(new Rebuild(rig, scale).run());
    }
    if (begin(Contest.ROWS, "cost of an event, by rows")) {
      figures.addAll(new Rows(rig, scale).run());
    }
    if (begin(Contest.PARTNERS, "cost of an event, by partners' topics")) {
      figures.addAll(new Partners(rig, scale).run());
    }
    if (begin(Contest.CHARGES, "charges over REST")) {
      figures.addAll(new Charges(rig, scale).run());
    }
    if (begin(Contest.DEVICES, "receipt to device")) {
      figures.addAll(new Devices(rig, scale).run());
    }
    if (begin(Contest.MESSAGES, "vendor event to messages")) {
      figures.addAll(new Messages(rig, scale).run());
    }
  }

  /** What is meant to be no slower than it was. */
  private void measureAgainst(Path before) throws TimeoutException, SQLException, IOException {
    if (begin(Contest.PATH, "the whole path, this build and the one before")) {
      figures.addAll(new PathAgainst(rig, scale, before).run());
    }
    if (begin(Contest.CHARGES, "charges over REST, this build and the one before")) {
      figures.addAll(new ChargesAgainst(rig, scale, before).run());
    }
  }

  private boolean begin(Contest contest, String title) {
    boolean wanted = contests.contains(contest);
    if (wanted) {
      System.out.println(title);
    }
    return wanted;
  }
}
