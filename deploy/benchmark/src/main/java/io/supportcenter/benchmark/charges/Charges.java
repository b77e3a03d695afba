package io.supportcenter.benchmark.charges;

import io.supportcenter.benchmark.Scale;
import io.supportcenter.benchmark.figures.Figure;
import io.supportcenter.benchmark.figures.Figure.Bound;
import io.supportcenter.benchmark.figures.Figure.Line;
import io.supportcenter.benchmark.rig.Jvm;
import io.supportcenter.benchmark.rig.Outputs;
import io.supportcenter.benchmark.rig.Rig;
import io.supportcenter.benchmark.rig.Service;
import io.supportcenter.schemas.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Charges of prepaid accounts over REST, against the same transaction in bare JDBC. Both work on a
 * copy of the same database, with the same payments in the same order and as many at once.
 */
public final class Charges {

  static final String MODULE = "sms-activation-service";
  private static final String BARE = "bare JDBC";
  private static final String OURS = "ours (sms-activation-service)";
  private static final String ACCOUNTS = "charges-accounts";

  /** In major units, which the accounts are worth in all. */
  private static final String ISSUED_MAX = "1000000000000";

  private static final Duration CHARGES_MAX = Duration.ofMinutes(10);
  private static final Duration TELLING_MAX = Duration.ofMinutes(1);

  private final Rig rig;
  private final Scale scale;
  private final List<Measured> bare = new ArrayList<>();
  private final List<Measured> ours = new ArrayList<>();

  public Charges(Rig rig, Scale scale) {
    this.rig = rig;
    this.scale = scale;
  }

  /** The figures: throughput, p50, p99, processor time. */
  public List<Figure> run() throws SQLException, TimeoutException, IOException {
    openAccounts();
    List<String> accounts;
    try (Connection connection = rig.connect(ACCOUNTS)) {
      accounts = Accounts.ids(connection);
    }
    List<Payment> payments = Payment.draw(accounts, scale.charges().all());
    for (int round = 1; round <= scale.rounds(); round++) {
      bare.add(judged(round, "bare", payments, database -> bare(database, payments.size())));
      print(round, BARE, bare.getLast());
      ours.add(judged(round, "ours", payments, database -> ours(database, payments)));
      print(round, OURS, ours.getLast());
    }
    rig.dropDatabase(ACCOUNTS);
    return List.of(
        figure("Charges, %d at once".formatted(ClosedLoop.PAYERS), "charges/s", Measured::perSecond)
            .demanding("ours / bare JDBC", OURS, BARE, Bound.AT_LEAST, 0.6),
        figure("Charge, p50", "ms", Measured::p50Ms),
        figure("Charge, p99", "ms", Measured::p99Ms)
            .demanding("ours / bare JDBC", OURS, BARE, Bound.AT_MOST, 2),
        figure(
            "Processor time, broker and PostgreSQL included",
            "us/charge",
            Measured::cpuMicrosInAll));
  }

  private void openAccounts() throws SQLException, TimeoutException {
    rig.freshTopics();
    rig.database(ACCOUNTS);
    try (Service service = start(ACCOUNTS, ACCOUNTS)) {
      new Accounts(rig, service, ACCOUNTS).open(scale.accounts());
    }
  }

  private Service start(String name, String database) {
    return Service.start(rig, name, MODULE, database, settings());
  }

  static Map<String, String> settings() {
    String pepper = Base64.getEncoder().encodeToString(new byte[32]);
    return Map.of(
        "sms-activation.peppers", "1:" + pepper, "sms-activation.issuer-limit.amount", ISSUED_MAX);
  }

  /** What one contender does with a database. */
  private interface Contender {
    Measured pay(String database) throws IOException, TimeoutException;
  }

  private Measured judged(int round, String code, List<Payment> payments, Contender contender)
      throws SQLException, IOException, TimeoutException {
    String database = rig.copyOf(ACCOUNTS, "charges-%d-%s".formatted(round, code));
    Measured measured = contender.pay(database);
    try (Connection connection = rig.connect(database)) {
      new Judge(payments).judge(connection);
    }
    rig.dropDatabase(database);
    return measured;
  }

  private Measured bare(String database, int payments) throws IOException {
    Path measured = rig.work().resolve(database + ".txt");
    Map<String, String> properties =
        Map.of(
            "bare.jdbc-url",
            rig.addresses().jdbcUrl(database),
            "bare.username",
            rig.addresses().username(),
            "bare.password",
            rig.addresses().password(),
            "bare.registry",
            rig.addresses().registryUrl(),
            "bare.payments",
            Integer.toString(payments),
            "bare.warm-up",
            Integer.toString(scale.charges().warmUp()),
            "bare.broker",
            Long.toString(rig.addresses().broker()),
            "bare.postmaster",
            Long.toString(rig.addresses().postmaster()),
            "bare.measured",
            measured.toString());
    List<String> program =
        List.of("-cp", System.getProperty("java.class.path"), BareCharges.class.getName());
    try (Jvm process = Jvm.start(rig, database, properties, program)) {
      process.awaitEnd(CHARGES_MAX);
    }
    return Measured.read(measured);
  }

  private Measured ours(String database, List<Payment> payments)
      throws IOException, TimeoutException {
    rig.delete(List.of(Topics.CHARGES));
    rig.topic(Topics.CHARGES);
    List<RestPayer> payers = new ArrayList<>();
    try (Outputs told = new Outputs(rig, Topics.CHARGES, Rig.PARTITIONS, payments.size());
        Service service = start(database, database)) {
      String token = rig.token(Payment.MERCHANT, "merchant");
      for (int i = 0; i < ClosedLoop.PAYERS; i++) {
        payers.add(new RestPayer(service.port(), token));
      }
      Measured measured =
          new ClosedLoop(payers)
              .run(payments, scale.charges().warmUp(), rig.cpuTime(service.process()));
      told.await(payments.size(), TELLING_MAX, service.process());
      new Judge(payments).judge(rig, told);
      return measured;
    } finally {
      for (RestPayer payer : payers) {
        payer.close();
      }
    }
  }

  static void print(int round, String contender, Measured measured) {
    System.out.printf(
        "  round %d  %-30s %,8.0f charges/s  p50 %6.2f ms  p99 %6.2f ms"
            + "  %,6.0f us of CPU each: %,.0f own, %,.0f broker, %,.0f PostgreSQL%n",
        round,
        contender,
        measured.perSecond(),
        measured.p50Ms(),
        measured.p99Ms(),
        measured.cpuMicrosInAll(),
        measured.cpuMicros().get(0),
        measured.cpuMicros().get(1),
        measured.cpuMicros().get(2));
  }

  private Figure figure(String title, String unit, Function<Measured, Double> value) {
    return new Figure(
        title,
        unit,
        List.of(
            new Line(BARE, bare.stream().map(value).toList()),
            new Line(OURS, ours.stream().map(value).toList())),
        List.of());
  }
}
