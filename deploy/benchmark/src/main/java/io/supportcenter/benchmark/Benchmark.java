package io.supportcenter.benchmark;

import io.supportcenter.benchmark.assets.Rebuild;
import io.supportcenter.benchmark.charges.Charges;
import io.supportcenter.benchmark.devices.Devices;
import io.supportcenter.benchmark.figures.Figure;
import io.supportcenter.benchmark.messages.Messages;
import io.supportcenter.benchmark.rig.Rig;
import io.supportcenter.benchmark.tally.Contender;
import io.supportcenter.benchmark.tally.Latency;
import io.supportcenter.benchmark.tally.Rows;
import io.supportcenter.benchmark.tally.WholePath;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** One run: everything is measured on the same parts, one contender after the other. */
public final class Benchmark {

  /** What can be measured. */
  private enum Contest {
    PATH,
    LATENCY,
    REBUILD,
    ROWS,
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

  /**
   * @param args {@code --root DIR}, {@code --quick}, {@code --only CONTEST,...}, {@code
   *     --contenders NAME,...}
   */
  public static void main(String[] args) throws Exception {
    List<String> given = Arrays.asList(args);
    Path root = Path.of(given.get(given.indexOf("--root") + 1)).toAbsolutePath();
    boolean quick = given.contains("--quick");
    long began = System.nanoTime();
    Benchmark run;
    try (Rig rig = Rig.start(root)) {
      run =
          new Benchmark(
              rig,
              quick ? Scale.QUICK : Scale.FULL,
              chosen(given, "--only", Contest.class),
              chosen(given, "--contenders", Contender.class));
      run.measure();
    }
    Report report = new Report(root, quick, run.figures);
    System.out.println();
    System.out.println(report.text());
    System.out.printf("%s, %d s%n", report.write(), (System.nanoTime() - began) / 1_000_000_000L);
    System.exit(report.allMet() || quick ? 0 : 1);
  }

  private static <E extends Enum<E>> Set<E> chosen(
      List<String> given, String option, Class<E> type) {
    int at = given.indexOf(option);
    if (at < 0) {
      return EnumSet.allOf(type);
    }
    EnumSet<E> chosen = EnumSet.noneOf(type);
    for (String name : given.get(at + 1).split(",")) {
      chosen.add(Enum.valueOf(type, name.toUpperCase(Locale.ROOT)));
    }
    return chosen;
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

  private boolean begin(Contest contest, String title) {
    boolean wanted = contests.contains(contest);
    if (wanted) {
      System.out.println(title);
    }
    return wanted;
  }
}
