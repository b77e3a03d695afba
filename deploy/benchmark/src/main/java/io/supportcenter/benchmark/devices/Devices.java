package io.supportcenter.benchmark.devices;

import io.supportcenter.benchmark.Scale;
import io.supportcenter.benchmark.figures.Figure;
import io.supportcenter.benchmark.figures.Figure.Bound;
import io.supportcenter.benchmark.figures.Figure.Line;
import io.supportcenter.benchmark.rig.CpuTime;
import io.supportcenter.benchmark.rig.Outputs;
import io.supportcenter.benchmark.rig.Partner;
import io.supportcenter.benchmark.rig.PartnerLimit;
import io.supportcenter.benchmark.rig.Publisher;
import io.supportcenter.benchmark.rig.Rig;
import io.supportcenter.benchmark.rig.Service;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Receipt to device: a backlog of receipts is there, each is asked of its retailer and then of the
 * manufacturer, and devices come out. Measured at a consumer of them, against what a partner
 * answers that is always asked as much at once as may be.
 */
public final class Devices {

  private static final String MODULE = "registration-service";
  private static final String ALLOWED =
      "allowed: %d at once, %d ms".formatted(PartnerLimit.AT_ONCE, PartnerLimit.ANSWER_MS);
  private static final String OURS = "ours (registration-service)";
  private static final Duration DRAIN_MAX = Duration.ofMinutes(10);
  private static final int TOLD_AT_ONCE = 1000;

  private final Rig rig;
  private final Scale.Load load;
  private final int rounds;
  private final List<Sale> sales;
  private final List<Double> throughput = new ArrayList<>();
  private final List<Double> cost = new ArrayList<>();
  private final List<Double> partnersCost = new ArrayList<>();

  public Devices(Rig rig, Scale scale) {
    this.rig = rig;
    this.load = scale.devices();
    this.rounds = scale.rounds();
    this.sales = IntStream.range(0, load.all()).mapToObj(Sale::new).toList();
  }

  /** The figures: throughput, processor time. */
  public List<Figure> run() throws SQLException, TimeoutException {
    try (Partner retailers = partner("RetailerBackEnd", "retailers.json");
        Partner manufacturers = partner("ManufacturerBackEnd", "manufacturers.json")) {
      tell(retailers, "sales", Sale::booked);
      tell(manufacturers, "devices", Sale::made);
      for (int round = 1; round <= rounds; round++) {
        drain(round, retailers, manufacturers);
      }
    }
    Line allowed =
        new Line(ALLOWED, Collections.nCopies(rounds, PartnerLimit.ANSWERS_PER_SECOND_MAX));
    return List.of(
        new Figure(
                "Receipt to device",
                "devices/s",
                List.of(allowed, new Line(OURS, throughput)),
                List.of())
            .demanding("ours / allowed", OURS, ALLOWED, Bound.AT_LEAST, 0.8),
        new Figure(
            "Processor time per device",
            "us",
            List.of(
                new Line(OURS + ", broker, PostgreSQL", cost),
                new Line("simulated partners", partnersCost)),
            List.of()));
  }

  private Partner partner(String main, String data) {
    return Partner.start(rig, main, data, PartnerLimit.ANSWER_MS);
  }

  private void tell(Partner partner, String what, Function<Sale, String> json) {
    for (int from = 0; from < sales.size(); from += TOLD_AT_ONCE) {
      List<Sale> some = sales.subList(from, Math.min(sales.size(), from + TOLD_AT_ONCE));
      partner.control(
          "POST", what, some.stream().map(json).collect(Collectors.joining(",", "[", "]")));
    }
  }

  private void drain(int round, Partner retailers, Partner manufacturers)
      throws SQLException, TimeoutException {
    rig.freshTopics();
    String database = rig.database("devices-" + round);
    try (Outputs outputs = new Outputs(rig, Topics.ASSETS, Rig.PARTITIONS, sales.size());
        Service service = Service.start(rig, database, MODULE, database, settings())) {
      introduce(service, retailers, manufacturers);
      publish();
      outputs.await(load.warmUp(), DRAIN_MAX, service.process());
      CpuTime cpu = rig.cpuTime(service.process());
      List<Double> cpuBefore = cpu.ofEach();
      double partnersBefore = retailers.cpuSeconds() + manufacturers.cpuSeconds();
      int before = outputs.count();
      outputs.await(sales.size(), DRAIN_MAX, service.process());
      List<Double> cpuAfter = cpu.ofEach();
      double partnersAfter = retailers.cpuSeconds() + manufacturers.cpuSeconds();
      int measured = sales.size() - before;
      long nanos = outputs.arrival(sales.size() - 1) - outputs.arrival(load.warmUp() - 1);
      throughput.add(load.measured() / (nanos / 1e9));
      List<Double> each =
          IntStream.range(0, cpuBefore.size())
              .mapToObj(i -> (cpuAfter.get(i) - cpuBefore.get(i)) / measured * 1e6)
              .toList();
      cost.add(each.stream().mapToDouble(Double::doubleValue).sum());
      partnersCost.add((partnersAfter - partnersBefore) / measured * 1e6);
      System.out.printf(
          "  round %d  %,8.0f devices/s of %,.0f allowed  %,6.0f us of CPU each: %,.0f own,"
              + " %,.0f broker, %,.0f PostgreSQL; partners %,.0f%n",
          round,
          throughput.getLast(),
          PartnerLimit.ANSWERS_PER_SECOND_MAX,
          cost.getLast(),
          each.get(0),
          each.get(1),
          each.get(2),
          partnersCost.getLast());
      verify(outputs);
    }
    try (Connection connection = rig.connect(database)) {
      verify(connection);
    }
    rig.dropDatabase(database);
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(PartnerLimit.SETTING);
    settings.put(
        "registration.identity.keys", "1:" + Base64.getEncoder().encodeToString(new byte[32]));
    return settings;
  }

  private static void introduce(Service service, Partner retailers, Partner manufacturers) {
    put(
        service,
        "/v1/partners/" + Sale.RETAILER,
        """
        {"kind": "RETAILER", "name": "Northmart", "baseUrl": "%s/%s", "token": "%s", "zone": "Europe/Berlin"}
        """
            .formatted(retailers.url(), Sale.RETAILER, Partner.TOKEN));
    put(
        service,
        "/v1/partners/" + Sale.MANUFACTURER,
        """
        {"kind": "MANUFACTURER", "name": "Kestrel Mobile", "baseUrl": "%s/%s", "token": "%s", "gtinPrefixes": ["%s"]}
        """
            .formatted(manufacturers.url(), Sale.MANUFACTURER, Partner.TOKEN, Sale.GTIN_PREFIX));
    for (int buyer : Sale.buyers()) {
      String user = "/v1/users/" + Sale.user(buyer);
      service.send(
          "PUT",
          user + "/identities",
          "verifier-1",
          "identity-verifier",
          """
          {"identities": [{"kind": "LOYALTY_ID", "value": "%s", "retailerId": "%s"}]}
          """
              .formatted(Sale.loyaltyId(buyer), Sale.RETAILER));
      service.send("PUT", user + "/consent", Sale.user(buyer), "user", "{\"registration\": true}");
    }
  }

  private static void put(Service service, String path, String json) {
    service.send("PUT", path, "operator-1", "operator", json);
  }

  private void publish() {
    try (Publisher publisher = new Publisher(rig, 20)) {
      for (Sale sale : sales) {
        publisher.send(
            Topics.RECEIPTS,
            Sale.RETAILER + ":" + sale.receiptNumber(),
            rig.codec().encode(Topics.RECEIPTS, sale.receipt()));
      }
      publisher.flush();
    }
  }

  /** Each device was registered once, for its buyer, with the manufacturer's data. */
  private void verify(Outputs outputs) {
    Map<String, Sale> missing =
        sales.stream().collect(Collectors.toMap(Sale::serial, Function.identity()));
    for (byte[] value : outputs.values()) {
      Decoded.Event decoded = (Decoded.Event) rig.codec().decode(Topics.ASSETS, value);
      DeviceRegistered event = (DeviceRegistered) decoded.event();
      Sale sale = missing.remove(event.getDevice().getSerialNumber());
      require(sale != null, event + " was not sold, or was published twice");
      require(
          event.getVersion() == 1
              && event.getUserId().equals(sale.buyer())
              && event.getDevice().getSerialConfirmed()
              && event.getDevice().getReceipt().getReceiptNumber().equals(sale.receiptNumber()),
          event + " is not " + sale);
    }
    require(missing.isEmpty(), missing.size() + " devices were not published");
  }

  private void verify(Connection connection) throws SQLException {
    String registered =
        "SELECT count(DISTINCT a.serial_number) FROM asset a JOIN registration r USING (id)"
            + " WHERE r.state = 'REGISTERED' AND a.status = 'REGISTERED'";
    require(
        Rig.number(connection, registered) == sales.size()
            && Rig.number(connection, "SELECT count(*) FROM asset") == sales.size()
            && Rig.number(connection, "SELECT count(*) FROM backend_call") == 0,
        "the database has other devices");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
