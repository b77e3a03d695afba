package io.supportcenter.benchmark.messages;

import io.supportcenter.benchmark.Scale;
import io.supportcenter.benchmark.figures.Figure;
import io.supportcenter.benchmark.figures.Figure.Bound;
import io.supportcenter.benchmark.figures.Figure.Line;
import io.supportcenter.benchmark.figures.Samples;
import io.supportcenter.benchmark.rig.CpuTime;
import io.supportcenter.benchmark.rig.Outputs;
import io.supportcenter.benchmark.rig.Pace;
import io.supportcenter.benchmark.rig.Partner;
import io.supportcenter.benchmark.rig.PartnerLimit;
import io.supportcenter.benchmark.rig.Publisher;
import io.supportcenter.benchmark.rig.Rig;
import io.supportcenter.benchmark.rig.Service;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.schemas.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Vendor event to messages: flights are late, and each traveller gets a message about it and one
 * with what the hotel offers when asked. From a backlog, then at a moderate steady load.
 */
public final class Messages {

  private static final String MODULE = "proactive-service";
  private static final String ALLOWED =
      "allowed: %d at once, %d ms".formatted(PartnerLimit.AT_ONCE, PartnerLimit.ANSWER_MS);
  private static final String FIRST = "ours, flight is late";
  private static final String SECOND = "ours, hotel's options";
  private static final int EVENTS_PER_SECOND = 50;
  private static final Duration DRAIN_MAX = Duration.ofMinutes(10);
  private static final long LOOK_NANOS = 100_000_000;
  private static final int BOOKED_AT_ONCE = 1000;

  /** Longer than a hotel holds its room: the booking has to change. */
  private static final Duration DELAY = Duration.ofHours(8);

  private final Rig rig;
  private final Scale.Load load;
  private final int rounds;
  private final List<Trip> trips;
  private final List<Measured> measured = new ArrayList<>();

  public Messages(Rig rig, Scale scale) {
    this.rig = rig;
    this.load = scale.messages();
    this.rounds = scale.rounds();
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(2);
    this.trips =
        IntStream.range(0, load.all() + EVENTS_PER_SECOND * scale.loadSeconds())
            .mapToObj(number -> new Trip("%08d".formatted(number), day))
            .toList();
  }

  /** A round's. */
  private record Measured(
      double firstPerSecond,
      double secondPerSecond,
      double cpuMicros,
      Samples firstMillis,
      Samples secondMillis) {}

  /** The figures: throughput, processor time, latency. */
  public List<Figure> run() throws SQLException, TimeoutException {
    try (Partner vendors =
        Partner.start(rig, "VendorBackEnd", "vendors.json", PartnerLimit.ANSWER_MS)) {
      for (int from = 0; from < trips.size(); from += BOOKED_AT_ONCE) {
        List<Trip> some = trips.subList(from, Math.min(trips.size(), from + BOOKED_AT_ONCE));
        vendors.control(
            "POST",
            "reservations",
            some.stream().map(Trip::booking).collect(Collectors.joining(",", "[", "]")));
      }
      for (int round = 1; round <= rounds; round++) {
        round(round, vendors);
      }
    }
    String latency = "Vendor event to message at %d events/s, ".formatted(EVENTS_PER_SECOND);
    return List.of(
        new Figure(
                "Vendor event to messages, from a backlog",
                "messages/s",
                List.of(
                    new Line(FIRST, measured.stream().map(Measured::firstPerSecond).toList()),
                    new Line(
                        ALLOWED, Collections.nCopies(rounds, PartnerLimit.ANSWERS_PER_SECOND_MAX)),
                    new Line(SECOND, measured.stream().map(Measured::secondPerSecond).toList())),
                List.of())
            .demanding("options / allowed", SECOND, ALLOWED, Bound.AT_LEAST, 0.8),
        new Figure(
            "Processor time of both messages, broker and PostgreSQL included",
            "us/event",
            List.of(new Line("ours", measured.stream().map(Measured::cpuMicros).toList())),
            List.of()),
        percentile(latency + "p50", 50),
        percentile(latency + "p99", 99));
  }

  private Figure percentile(String title, double percent) {
    return new Figure(
        title,
        "ms",
        List.of(
            new Line(FIRST, measured.stream().map(m -> m.firstMillis.percentile(percent)).toList()),
            new Line(
                SECOND, measured.stream().map(m -> m.secondMillis.percentile(percent)).toList())),
        List.of());
  }

  private void round(int round, Partner vendors) throws SQLException, TimeoutException {
    rig.freshTopics();
    String database = rig.database("messages-" + round);
    try (Outputs outputs =
            new Outputs(rig, Topics.CUSTOMER_MESSAGES, Rig.PARTITIONS, 2 * trips.size());
        Publisher publisher = new Publisher(rig, 1);
        Service service = Service.start(rig, database, MODULE, database, PartnerLimit.SETTING)) {
      introduce(service, vendors, Trip.AIRLINE, "Meridian Air");
      introduce(service, vendors, Trip.HOTEL, "Casa Miradouro");
      register(publisher, service, database);
      trips.subList(0, load.warmUp()).forEach(trip -> send(publisher, trip));
      outputs.await(2 * load.warmUp(), DRAIN_MAX, service.process());

      CpuTime cpu = rig.cpuTime(service.process());
      double cpuBefore = cpu.seconds();
      long began = System.nanoTime();
      List<Trip> backlog = trips.subList(load.warmUp(), load.all());
      backlog.forEach(trip -> send(publisher, trip));
      outputs.await(2 * load.all(), DRAIN_MAX, service.process());
      double cpuMicros = (cpu.seconds() - cpuBefore) / backlog.size() * 1e6;

      List<Trip> steady = trips.subList(load.all(), trips.size());
      long[] due = new long[trips.size()];
      Pace.steadily(
          steady.size(),
          EVENTS_PER_SECOND,
          (n, dueNanos) -> {
            Trip trip = steady.get(n);
            due[Inboxes.number(trip)] = dueNanos;
            send(publisher, trip);
          });
      publisher.flush();
      outputs.await(2 * trips.size(), DRAIN_MAX, service.process());

      Inboxes inboxes = Inboxes.of(rig, trips, outputs);
      measured.add(
          new Measured(
              perSecond(backlog, began, inboxes::first),
              perSecond(backlog, began, inboxes::second),
              cpuMicros,
              millis(steady, due, inboxes::first),
              millis(steady, due, inboxes::second)));
      print(round, measured.getLast());
    }
    try (Connection connection = rig.connect(database)) {
      Inboxes.verify(connection, trips.size());
    }
    rig.dropDatabase(database);
  }

  private static void introduce(Service service, Partner vendors, String id, String name) {
    service.send(
        "PUT",
        "/v1/vendors/" + id,
        "operator-1",
        "operator",
        """
        {"name": "%s", "baseUrl": "%s/%s", "token": "%s", "channels": ["CHAT"]}
        """
            .formatted(name, vendors.url(), id, Partner.TOKEN));
  }

  /** Returns when the service knows which hotel each flight goes to. */
  private void register(Publisher publisher, Service service, String database)
      throws SQLException, TimeoutException {
    for (Trip trip : trips) {
      publisher.send(
          Topics.ASSETS, trip.flightId(), rig.codec().encode(Topics.ASSETS, trip.flight()));
      publisher.send(
          Topics.ASSETS, trip.hotelId(), rig.codec().encode(Topics.ASSETS, trip.hotel()));
    }
    publisher.flush();
    long deadline = System.nanoTime() + DRAIN_MAX.toNanos();
    try (Connection connection = rig.connect(database)) {
      while (Rig.number(connection, "SELECT count(*) FROM relation") < trips.size()) {
        service.process().requireAlive();
        if (System.nanoTime() > deadline) {
          throw new TimeoutException("the trips are not known within " + DRAIN_MAX);
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  private void send(Publisher publisher, Trip trip) {
    publisher.send(
        Topics.VENDOR_EVENTS,
        trip.flightKey(),
        rig.codec().encode(Topics.VENDOR_EVENTS, trip.delayed(1, DELAY)));
  }

  private static double perSecond(List<Trip> trips, long began, ToLongFunction<Trip> arrival) {
    return trips.size() / ((trips.stream().mapToLong(arrival).max().orElseThrow() - began) / 1e9);
  }

  private static Samples millis(List<Trip> trips, long[] due, ToLongFunction<Trip> arrival) {
    return new Samples(
        trips.stream()
            .mapToDouble(trip -> (arrival.applyAsLong(trip) - due[Inboxes.number(trip)]) / 1e6)
            .toArray());
  }

  private static void print(int round, Measured m) {
    System.out.printf(
        "  round %d  %,8.0f first messages/s  %,6.0f second messages/s of %,.0f allowed  %,6.0f us"
            + " of CPU per event; at %d/s first p50 %.1f p99 %.1f ms, second p50 %.1f p99 %.1f"
            + " ms%n",
        round,
        m.firstPerSecond,
        m.secondPerSecond,
        PartnerLimit.ANSWERS_PER_SECOND_MAX,
        m.cpuMicros,
        EVENTS_PER_SECOND,
        m.firstMillis.percentile(50),
        m.firstMillis.percentile(99),
        m.secondMillis.percentile(50),
        m.secondMillis.percentile(99));
  }
}
