package io.supportcenter.benchmark.charges;

import io.supportcenter.benchmark.Scale;
import io.supportcenter.benchmark.figures.Figure;
import io.supportcenter.benchmark.figures.Figure.Bound;
import io.supportcenter.benchmark.figures.Figure.Line;
import io.supportcenter.benchmark.rig.Build;
import io.supportcenter.benchmark.rig.Rig;
import io.supportcenter.benchmark.rig.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Payments of this build against those of an earlier one. Both services run all the time, each in a
 * namespace and a database of its own, and are paid in turn.
 */
public final class ChargesAgainst {

  private final Rig rig;
  private final Scale scale;
  private final Path before;
  private final Map<String, List<Measured>> measured = new TreeMap<>();

  /**
   * @param before root of the earlier build's source tree
   */
  public ChargesAgainst(Rig rig, Scale scale, Path before) {
    this.rig = rig;
    this.scale = scale;
    this.before = before;
  }

  /** The figures: throughput, p99, processor time. */
  public List<Figure> run() throws SQLException, TimeoutException, IOException {
    List<Build> builds = Build.pair(rig, before, 1);
    for (Build build : builds) {
      openAccounts(build);
    }
    rig.freshTopics();
    try (Contestant one = new Contestant(builds.getFirst());
        Contestant other = new Contestant(builds.getLast())) {
      Map<String, Contestant> contestants =
          Map.of(one.build.title(), one, other.build.title(), other);
      for (Contestant contestant : contestants.values()) {
        contestant.pay(0, scale.charges().warmUp());
      }
      for (int pair = 1; pair <= Build.PAIRS; pair++) {
        for (Build build : Build.pair(rig, before, pair)) {
          Measured paid =
              contestants.get(build.title()).pay(pair, scale.charges().measured() / Build.PAIRS);
          measured.computeIfAbsent(build.title(), _ -> new ArrayList<>()).add(paid);
          Charges.print(pair, build.title(), paid);
        }
      }
      one.judge();
      other.judge();
    }
    return List.of(
        figure("Charges, %d at once".formatted(ClosedLoop.PAYERS), "charges/s", Measured::perSecond)
            .demanding("this / before", Build.NOW, Build.BEFORE, Bound.AT_LEAST, 0.9),
        figure("Charge, p99", "ms", Measured::p99Ms),
        figure(
            "Processor time, broker and PostgreSQL included",
            "us/charge",
            Measured::cpuMicrosInAll));
  }

  private static String database(Build build) {
    return "charges-" + build.code();
  }

  /** Alone: the messages of one would be those of the other too. */
  private void openAccounts(Build build) throws SQLException, TimeoutException {
    rig.freshTopics();
    rig.database(database(build));
    try (Service service = start(build, "accounts-" + build.code())) {
      new Accounts(rig, service, database(build)).open(scale.accounts());
    }
  }

  private Service start(Build build, String name) {
    Map<String, String> settings = new HashMap<>(Charges.settings());
    settings.put("support-center.namespace", build.code());
    for (String topic : List.of("relay-bookmarks", "dead-letters")) {
      rig.compactedTopicIfAbsent(build.code() + ".sms-activation." + topic);
    }
    return Service.start(rig, build.root(), name, Charges.MODULE, database(build), settings);
  }

  /** One of both, with its payments so far. */
  private final class Contestant implements AutoCloseable {

    private final Build build;
    private final Service service;
    private final List<RestPayer> payers = new ArrayList<>();
    private final List<String> accounts;
    private final List<Payment> paid = new ArrayList<>();

    Contestant(Build build) throws SQLException, IOException {
      this.build = build;
      this.service = start(build, "charges-" + build.code());
      try (Connection connection = rig.connect(database(build))) {
        this.accounts = Accounts.ids(connection);
      }
      String token = rig.token(Payment.MERCHANT, "merchant");
      for (int i = 0; i < ClosedLoop.PAYERS; i++) {
        payers.add(new RestPayer(service.port(), token));
      }
    }

    Measured pay(int pair, int count) {
      List<Payment> payments =
          Payment.draw(accounts, count).stream()
              .map(p ->
                  new Payment(
                      "%s-%02d".formatted(p.requestId(), pair), p.accountId(), p.amountMinor()))
              .toList();
      paid.addAll(payments);
      return new ClosedLoop(payers).run(payments, 0, rig.cpuTime(service.process()));
    }

    void judge() throws SQLException {
      try (Connection connection = rig.connect(database(build))) {
        new Judge(paid).judge(connection);
      }
    }

    @Override
    public void close() throws IOException {
      for (RestPayer payer : payers) {
        payer.close();
      }
      service.close();
    }
  }

  private Figure figure(String title, String unit, Function<Measured, Double> value) {
    return new Figure(
        title,
        unit,
        measured.entrySet().stream()
            .map(e -> new Line(e.getKey(), e.getValue().stream().map(value).toList()))
            .toList(),
        List.of());
  }
}
