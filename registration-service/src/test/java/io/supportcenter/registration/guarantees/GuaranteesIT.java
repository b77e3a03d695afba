package io.supportcenter.registration.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.registration.guarantees.Installations.Installation;
import io.supportcenter.registration.guarantees.agent.Bug;
import io.supportcenter.registration.guarantees.agent.Window;
import io.supportcenter.registration.testing.PartnerProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The packaged service keeps its guarantees while processes are killed, stopped and added; and a
 * service that makes a mistake does not, each time the mistake is aimed at.
 */
class GuaranteesIT {

  private static final long SEED = Long.getLong("guarantees.seed", System.nanoTime());
  private static final Duration DURATION =
      Duration.parse(System.getProperty("guarantees.duration", "PT2M"));
  private static final Path REPORT =
      Path.of(System.getProperty("guarantees.report", "target/guarantees-report.md"));

  /** A broker that is away is no news here. */
  private static final Logger KAFKA_CLIENTS = Logger.getLogger("org.apache.kafka.clients");

  private static PlatformProcess platform;
  private static PartnerProcesses partners;

  @BeforeAll
  static void start() {
    System.out.println("guarantees.seed=" + SEED);
    KAFKA_CLIENTS.setLevel(Level.SEVERE);
    platform = PlatformProcess.start(Path.of("target/guarantees-platform").toAbsolutePath());
    partners = new PartnerProcesses();
  }

  @AfterAll
  static void stop() {
    partners.close();
    platform.close();
  }

  @Test
  void shouldHoldWhileEverythingIsKilled() throws Exception {
    try (Campaign campaign = new Campaign(platform, partners, SEED, DURATION)) {
      Report report = campaign.run();
      Files.writeString(REPORT, report.toMarkdown());
      assertThat(broken(report.judgements())).as(report.toMarkdown()).isEmpty();
    }
  }

  /** Each reads all that is public, and relays what is its own, while the other is killed. */
  @Test
  void shouldLeaveAnotherInstallationOnTheSameKafkaAlone() throws Exception {
    try (Installations kafka = new Installations(platform.addresses())) {
      Installation green = kafka.install("green", "");
      Installation blue = kafka.install("blue", "blue");
      green.process().launch();
      blue.process().launch();
      green.process().awaitReady();
      blue.process().awaitReady();
      kafka.publishGarbage(numbered(0, 20));
      green.changeConsent("green-user", 10);
      blue.changeConsent("blue-user", 10);
      await().atMost(Stage.LONG).until(() -> kafka.versions("green-user").size() == 10);
      green.process().kill();
      kafka.publishGarbage(numbered(20, 40));
      blue.changeConsent("blue-user", 10);
      green.process().start();
      green.changeConsent("green-user", 10);

      List<Long> all = LongStream.rangeClosed(1, 20).boxed().toList();
      await().atMost(Stage.LONG).until(() -> kafka.versions("green-user").size() >= 20);
      await().atMost(Stage.LONG).until(() -> kafka.versions("blue-user").size() >= 20);
      await().atMost(Stage.LONG).until(() -> green.deadLetters().size() >= 40);
      await().atMost(Stage.LONG).until(() -> blue.deadLetters().size() >= 40);
      assertThat(kafka.versions("green-user")).isEqualTo(all);
      assertThat(kafka.versions("blue-user")).isEqualTo(all);
      assertThat(green.deadLetters()).containsExactlyInAnyOrderElementsOf(numbered(0, 40));
      assertThat(blue.deadLetters()).containsExactlyInAnyOrderElementsOf(numbered(0, 40));
      assertThat(blue.relayRestarts()).as("nobody fenced it").isZero();

      Installation impostor = kafka.install("impostor", "blue");
      impostor.process().launch();
      assertThat(impostor.process().awaitEnd()).isPositive();
      assertThat(impostor.log())
          .contains("blue.registration.relay-bookmarks belongs to the database " + blue.identity())
          .contains("set support-center.namespace");
      blue.changeConsent("blue-user", 2);
      await().atMost(Stage.LONG).until(() -> kafka.versions("blue-user").size() == 22);
      assertThat(blue.relayRestarts()).isZero();
    }
  }

  private static List<String> numbered(int from, int to) {
    return IntStream.range(from, to).mapToObj(n -> "garbage-" + n).toList();
  }

  /** Neither a lock nor a connection that the kernel keeps open is in the way. */
  @Test
  void shouldPublishAgainWithinHalfAMinuteWhenTheRelayingInstanceIsSuspended() throws Exception {
    try (Stage stage = new Stage(platform, partners, SEED)) {
      Instance relaying = stage.instance("first");
      relaying.process().start();
      stage.open();
      Instance other = stage.instance("second");
      other.process().start();
      stage.awaitQuiet();

      relaying.process().suspend();
      try {
        assertThat(stage.tryConsent(other, 0, true)).isTrue();
        await().atMost(Duration.ofSeconds(30)).until(() -> stage.database().isQuiet(List.of()));
      } finally {
        relaying.process().resume();
      }
      stage.awaitQuiet();

      assertThat(broken(stage.judge())).isEmpty();
    }
  }

  /** A dead host sends no FIN: its connections to PostgreSQL and Kafka look alive. */
  @Test
  @Tag("thorough")
  void shouldPublishAgainWithinHalfAMinuteWhenTheRelayingInstanceIsCutOff() throws Exception {
    assumeThat(OtherHost.isPossible()).as("root, and socat").isTrue();
    try (Stage stage = new Stage(platform, partners, SEED);
        OtherHost host = new OtherHost(platform.addresses())) {
      stage.instanceOnAnotherHost("third").process().launch();
      await("relay").atMost(Stage.LONG).until(() -> stage.database().isRelayed());
      Instance other = stage.instance("second");
      other.process().start();
      stage.open();
      stage.awaitQuiet();

      host.dropEverything();
      assertThat(stage.tryConsent(other, 0, true)).isTrue();

      await().atMost(Duration.ofSeconds(30)).until(() -> stage.database().isQuiet(List.of()));
      assertThat(broken(stage.judge())).isEmpty();
    }
  }

  /** It sleeps with a batch in hand while another instance handles it, and wakes up. */
  @Test
  @Tag("thorough")
  void shouldSeeThatPositionsAreNotChecked() throws Exception {
    try (Stage stage = new Stage(platform, partners, SEED)) {
      Instance first = stage.instance("first", Bug.POSITION_CHECK_SKIPPED);
      first.process().start();
      stage.open();
      first.hold(Window.BATCH_POLLED);
      stage.publish(stage.inputs().garbageReceipt());
      first.awaitIn(Window.BATCH_POLLED);
      first.process().suspend();
      stage.instance("second", Bug.POSITION_CHECK_SKIPPED).process().launch();
      stage.awaitHandled();
      first.release(Window.BATCH_POLLED);
      first.process().resume();

      await()
          .atMost(Stage.LONG)
          .untilAsserted(() ->
              assertThat(broken(stage.judge()))
                  .containsExactly(new EachEffectOnce(), new PoisonSetAside()));
    }
  }

  @Test
  @Tag("thorough")
  void shouldSeeThatPositionsAreCommittedBeforeTheBatch() throws Exception {
    assertThat(afterDeathIn(Window.BATCH_CHECKED, Bug.POSITIONS_COMMITTED_EARLY))
        .contains(new EachEffectOnce(), new ProjectionEqualsModel())
        .doesNotContain(new EachEventSeenOnce());
  }

  @Test
  @Tag("thorough")
  void shouldSeeThatTheBookmarkIsNotRead() throws Exception {
    assertThat(afterDeathIn(Window.RELAY_COMMITTED, Bug.BOOKMARK_SKIPPED))
        .contains(new EachEventSeenOnce())
        .doesNotContain(new OrderPerKey());
  }

  @Test
  @Tag("thorough")
  void shouldSeeThatEventsAreDeletedBeforeTheyAreCommitted() throws Exception {
    assertThat(afterDeathIn(Window.RELAY_SENT, Bug.OUTBOX_DELETED_EARLY))
        .contains(new EachEventSeenOnce());
  }

  @Test
  @Tag("thorough")
  void shouldSeeThatEventsAreOutOfOrderAndHeadersLost() throws Exception {
    try (Stage stage = new Stage(platform, partners, SEED)) {
      Instance first = stage.instance("first", Bug.NEWEST_EVENT_FIRST, Bug.HEADERS_LOST);
      first.process().start();
      stage.open();
      first.hold(Window.RELAY_LOOKS);
      first.awaitIn(Window.RELAY_LOOKS);
      assertThat(stage.tryConsent(0, true)).isTrue();
      assertThat(stage.tryConsent(0, false)).isTrue();
      stage.publish(stage.inputs().garbageReceipt());
      first.release(Window.RELAY_LOOKS);
      stage.awaitQuiet();

      assertThat(broken(stage.judge())).containsExactly(new OrderPerKey(), new PoisonSetAside());
    }
  }

  @Test
  @Tag("thorough")
  void shouldSeeThatLengthsAreBelieved() throws Exception {
    try (Stage stage = new Stage(platform, partners, SEED)) {
      stage.instance("first", Bug.LENGTHS_BELIEVED).process().start();
      stage.open();
      stage.publish(stage.inputs().lyingLength());
      stage.awaitQuiet();

      assertThat(broken(stage.judge())).containsExactly(new PoisonSetAside());
    }
  }

  /** PostgreSQL is killed while a batch is handled. */
  @Test
  @Tag("thorough")
  void shouldSeeThatAFailedBatchIsGivenUp() throws Exception {
    try (Stage stage = new Stage(platform, partners, SEED)) {
      Instance only = stage.instance("first", Bug.BATCH_GIVEN_UP);
      only.process().start();
      stage.open();
      only.hold(Window.BATCH_CHECKED);
      stage.publish(stage.inputs().saleOnce());
      only.awaitIn(Window.BATCH_CHECKED);
      platform.killPostgres();
      platform.startPostgres();
      only.release(Window.BATCH_CHECKED);
      stage.everybodyConsents();
      stage.awaitQuiet();

      assertThat(broken(stage.judge())).contains(new EachEffectOnce(), new PoisonSetAside());
    }
  }

  /** One instance is killed where the mistake shows, and started again. */
  private static List<Guarantee> afterDeathIn(Window window, Bug... bugs) throws Exception {
    try (Stage stage = new Stage(platform, partners, SEED)) {
      Instance only = stage.instance("first", bugs);
      only.process().start();
      stage.open();
      only.hold(window);
      stage.publish(stage.inputs().saleOnce());
      stage.publish(stage.inputs().garbageReceipt());
      only.awaitIn(window);
      only.process().kill();
      only.release(window);
      only.process().start();
      stage.everybodyConsents();
      stage.awaitQuiet();
      return broken(stage.judge());
    }
  }

  private static List<Guarantee> broken(List<Judgement> judgements) {
    return judgements.stream().filter(j -> !j.held()).map(Judgement::guarantee).toList();
  }
}
