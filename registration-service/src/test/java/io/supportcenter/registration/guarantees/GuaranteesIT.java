package io.supportcenter.registration.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supportcenter.kit.testing.KafkaProbe;
import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.kit.testing.ServiceProcess;
import io.supportcenter.registration.testing.Booked;
import io.supportcenter.registration.testing.PartnerProcesses;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two instances of the packaged service, their broker and their database are killed with SIGKILL
 * while receipts come in by Kafka and consent changes by REST, both moving the same registrations.
 * Judged from outside only.
 */
class GuaranteesIT {

  private static final Duration LONG = Duration.ofMinutes(4);
  private static final int USERS = 12;
  private static final int SALES = 240;
  private static final int ROOMS = 60;
  private static final int LAST_DAYS = 2;
  private static final String DATABASE = "registration_guarantees";

  private final long seed = Long.getLong("guarantees.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final AtomicBoolean loading = new AtomicBoolean(true);
  private final List<AutoCloseable> open = new ArrayList<>();

  private PlatformProcess platform;
  private PartnerProcesses partners;
  private KafkaProbe kafka;
  private ServiceProcess first;
  private ServiceProcess second;
  private String jdbcUrl;

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
  }

  @Test
  void shouldKeepEveryEffectOnceAndInOrderWhileEverythingIsKilled() throws Exception {
    System.out.println("guarantees.seed=" + seed);
    start();
    List<Sold> sales = sales();
    List<Booked> rooms = rooms();
    partners.know(sales);
    partners.book(rooms);

    try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
      Future<?> tills = writers.submit(() -> publish(sales, rooms));
      Future<?> people = writers.submit(this::changeConsents);
      killThemAll();
      tills.get();
      loading.set(false);
      people.get();
    }
    everybodyConsents();
    awaitQuiet();

    Verdict verdict = new Verdict(kafka);
    verdict.assertEveryEventOnce(Topics.ASSETS, Topics.USERS, Topics.REGISTRATIONS);
    verdict.assertVersionsWithoutGap(Topics.ASSETS);
    verdict.assertVersionsWithoutGap(Topics.USERS);
    verdict.assertAssetsEqual(
        jdbcUrl, platform.addresses().username(), platform.addresses().password());
    assertThat(verdict.statuses()).containsExactlyInAnyOrderEntriesOf(expected(sales, rooms));
    assertThat(verdict.checkIns()).containsExactlyInAnyOrderEntriesOf(expectedCheckIns(rooms));
  }

  private void start() {
    platform = keep(PlatformProcess.start(Path.of("target/guarantees-platform").toAbsolutePath()));
    PlatformAddresses addresses = platform.addresses();
    addresses.recreateDatabase(DATABASE);
    jdbcUrl = addresses.jdbcUrl(DATABASE);
    partners = keep(new PartnerProcesses());
    kafka =
        keep(
            new KafkaProbe(
                addresses.bootstrapServers(), EventCodec.connect(addresses.registryUrl())));
    first = keep(instance("guarantees-first", addresses));
    second = keep(instance("guarantees-second", addresses));
    first.start();
    second.start();
    partners
        .directory()
        .forEach((id, body) -> untilTaken(() -> first.url() + "/v1/partners/" + id, body));
    for (int i = 0; i < USERS; i++) {
      untilTaken(userUrl(i, "identities"), identities(i));
    }
  }

  private static ServiceProcess instance(String name, PlatformAddresses addresses) {
    byte[] key = "an identity key of at least 32 bytes".getBytes(StandardCharsets.US_ASCII);
    return new ServiceProcess(
        name,
        addresses,
        DATABASE,
        Map.of("REGISTRATION_IDENTITY_KEYS", "1:" + Base64.getEncoder().encodeToString(key)));
  }

  /** Each sale to one of few users, so that receipts and people meet on the same rows. */
  private List<Sold> sales() {
    List<Sold> sales = new ArrayList<>();
    for (int i = 0; i < SALES; i++) {
      Sold tablet = Sold.tablet();
      sales.add(
          new Sold(
              tablet.retailerId(),
              tablet.receiptNumber(),
              tablet.gtin(),
              1,
              tablet.serials(),
              Optional.of(loyaltyId(random.nextInt(USERS)))));
    }
    return sales;
  }

  private List<Booked> rooms() {
    return IntStream.range(0, ROOMS)
        .mapToObj(_ -> Booked.room().boughtWith(loyaltyId(random.nextInt(USERS))))
        .toList();
  }

  /** The rooms in between; every third confirmed anew, some before their sale, some twice. */
  private void publish(List<Sold> sales, List<Booked> rooms) {
    int salesPerRoom = SALES / ROOMS;
    for (int i = 0; i < ROOMS; i++) {
      publish(sales.subList(i * salesPerRoom, (i + 1) * salesPerRoom), i * salesPerRoom);
      publish(rooms.get(i), i);
    }
  }

  private void publish(Booked room, int index) {
    if (isRescheduled(index) && index % 2 == 0) {
      reschedule(room, 1, 1);
    }
    kafka.publish(Topics.RECEIPTS, Booked.RETAILER + ":" + room.receiptNumber(), room.receipt());
    if (isRescheduled(index)) {
      reschedule(room, LAST_DAYS, 2);
      reschedule(room, LAST_DAYS, 2);
    }
  }

  private void reschedule(Booked room, int days, int minute) {
    kafka.publish(Topics.RESCHEDULES, room.id(), room.rescheduled("user", days, minute));
  }

  private static boolean isRescheduled(int room) {
    return room % 3 == 0;
  }

  /** Every receipt; every fourth twice, every third returned, some returns before their sale. */
  private void publish(List<Sold> sales, int first) {
    for (int i = first; i < first + sales.size(); i++) {
      Sold sale = sales.get(i - first);
      if (isReturned(i) && i % 2 == 0) {
        kafka.publish(Topics.RECEIPTS, UUID.randomUUID().toString(), sale.returned(1));
      }
      kafka.publish(Topics.RECEIPTS, sale.key(), sale.receipt());
      if (i % 4 == 0) {
        kafka.publish(Topics.RECEIPTS, sale.key(), sale.receipt());
      }
      if (isReturned(i) && i % 2 == 1) {
        kafka.publish(Topics.RECEIPTS, sale.key(), sale.returned(1));
      }
    }
  }

  private static boolean isReturned(int sale) {
    return sale % 3 == 0;
  }

  private void changeConsents() {
    Random people = new Random(seed + 1);
    while (loading.get()) {
      ServiceProcess instance = people.nextBoolean() ? first : second;
      String url = instance.url() + "/v1/users/" + userId(people.nextInt(USERS)) + "/consent";
      tryPut(url, Map.of("registration", people.nextBoolean()));
    }
  }

  private void killThemAll() {
    List<Runnable> deaths =
        List.of(
            () -> killAndRestart(first),
            () -> {
              platform.killBroker();
              platform.startBroker();
            },
            () -> killAndRestart(second),
            () -> {
              platform.killPostgres();
              platform.startPostgres();
            });
    for (Runnable death : deaths) {
      awaitProgress();
      death.run();
    }
    awaitProgress();
  }

  private static void killAndRestart(ServiceProcess instance) {
    instance.kill();
    instance.launch();
  }

  /** The next death comes when work has gone on since the last one. */
  private void awaitProgress() {
    long before = kafka.read(Topics.REGISTRATIONS).size() + kafka.read(Topics.ASSETS).size();
    await()
        .atMost(LONG)
        .until(() ->
            kafka.read(Topics.REGISTRATIONS).size() + kafka.read(Topics.ASSETS).size() > before);
  }

  private void everybodyConsents() {
    for (int i = 0; i < USERS; i++) {
      untilTaken(userUrl(i, "consent"), Map.of("registration", true));
    }
  }

  private void awaitQuiet() {
    first.awaitReady();
    second.awaitReady();
    await().atMost(LONG).until(() -> count("SELECT count(*) FROM registration") == SALES + ROOMS);
    await()
        .atMost(LONG)
        .until(() ->
            count(LOOK_NOW) == 0
                && count("SELECT count(*) FROM outbox") == 0
                && count("SELECT count(*) FROM backend_call") == 0
                && count("SELECT count(*) FROM parked_record") == 0
                && count(UNDECIDED) == 0);
  }

  /** Confirmations that came before their reservation need not wait for it any longer. */
  private static final String LOOK_NOW =
      """
      WITH early AS (
        UPDATE backend_call SET due_at = now()
        WHERE operation = 'find-reservation' AND attempts = 0 RETURNING id
      ) SELECT count(*) FROM early
      """;

  private static final String UNDECIDED =
      "SELECT count(*) FROM registration WHERE state LIKE 'MATCHING%' OR state LIKE 'PENDING%'";

  private long count(String sql) {
    try (Connection connection =
            DriverManager.getConnection(
                jdbcUrl, platform.addresses().username(), platform.addresses().password());
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      return -1;
    }
  }

  /**
   * A returned device stays as returned when it had been registered, and is no asset when it had
   * not.
   */
  private Map<String, String> expected(List<Sold> sales, List<Booked> rooms) {
    Map<String, String> expected = new HashMap<>();
    rooms.forEach(room -> expected.put(room.id(), "REGISTERED"));
    for (int i = 0; i < sales.size(); i++) {
      String id = sales.get(i).id();
      if (!isReturned(i)) {
        expected.put(id, "REGISTERED");
      } else if (count("SELECT count(*) FROM asset WHERE id = '" + id + "'") == 1) {
        expected.put(id, "RETURNED");
      }
    }
    return expected;
  }

  private static Map<String, Instant> expectedCheckIns(List<Booked> rooms) {
    Map<String, Instant> expected = new HashMap<>();
    for (int i = 0; i < rooms.size(); i++) {
      Duration later = Duration.ofDays(isRescheduled(i) ? LAST_DAYS : 0);
      expected.put(rooms.get(i).id(), Booked.CHECK_IN.plus(later));
    }
    return expected;
  }

  private java.util.function.Supplier<String> userUrl(int user, String what) {
    return () ->
        (random.nextBoolean() ? first : second).url() + "/v1/users/" + userId(user) + "/" + what;
  }

  private static void untilTaken(java.util.function.Supplier<String> url, Object body) {
    await().atMost(LONG).until(() -> tryPut(url.get(), body));
  }

  /**
   * A service that is dead or cannot answer now is asked again later: these commands may be
   * repeated.
   */
  private static boolean tryPut(String url, Object body) {
    try {
      return PartnerProcesses.put(url, body);
    } catch (Exception e) {
      if (e instanceof java.io.IOException) {
        return false;
      }
      throw e;
    }
  }

  private static Map<String, Object> identities(int user) {
    return Map.of(
        "identities",
        List.of(Map.of("kind", "LOYALTY_ID", "value", loyaltyId(user), "retailerId", "northmart")));
  }

  private static String userId(int user) {
    return "user-" + user;
  }

  private static String loyaltyId(int user) {
    return "NM-" + (1000 + user);
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.add(part);
    return part;
  }
}
