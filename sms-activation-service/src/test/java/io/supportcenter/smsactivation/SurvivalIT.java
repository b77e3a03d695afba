package io.supportcenter.smsactivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.supportcenter.events.ChargeDenied;
import io.supportcenter.events.ChargeSucceeded;
import io.supportcenter.events.ConsumerAccountActivated;
import io.supportcenter.kit.testing.KafkaProbe;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Events;
import io.supportcenter.smsactivation.testing.Ledger;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** SIGKILL of the service while SMS and charges are on their way. */
class SurvivalIT {

  private static final String DATABASE = "sms_survival";
  private static final Duration DONE_MAX = Duration.ofMinutes(3);
  private static final int CARDS = 30;
  private static final int ROUNDS = 3;
  private static final int CHARGES_PER_ROUND = 10;

  @AfterEach
  void forgetPort() {
    RestAssured.reset();
  }

  @Test
  void shouldActivateOnceAndChargeOnceHoweverOftenItIsKilled() throws Exception {
    try (PlatformProcess platform = PlatformProcess.start(Path.of("target/survival"))) {
      platform.addresses().recreateDatabase(DATABASE);
      try (ServiceProcess service =
              new ServiceProcess(
                  platform.addresses(), DATABASE, Path.of("target/survival-service.log"));
          EventCodec codec = EventCodec.connect(platform.addresses().registryUrl());
          KafkaProbe kafka = new KafkaProbe(platform.addresses().bootstrapServers(), codec)) {
        service.start();
        RestAssured.baseURI = "http://127.0.0.1";
        RestAssured.port = service.port();
        Events events = new Events(kafka);
        List<PrintedCard> cards = new Client().issue(CARDS);
        for (int round = 0; round < ROUNDS; round++) {
          publish(events, cards, round);
          awaitSomething(events, cards, round);
          service.kill();
          service.start();
        }
        judge(events, cards, new Ledger(database(platform)));
      }
    }
  }

  private static void publish(Events events, List<PrintedCard> cards, int round) {
    for (PrintedCard card : cards.subList(0, CARDS * (round + 1) / ROUNDS)) {
      events.sms(Phones.any(), card.shortCode(), card.passCode());
    }
    for (PrintedCard card : cards) {
      for (int n = 0; n < CHARGES_PER_ROUND; n++) {
        events.charge("bakery", request(card, round, n), card.accountId(), 1);
      }
    }
  }

  /** The kill comes while there is work in hand. */
  private static void awaitSomething(Events events, List<PrintedCard> cards, int round) {
    int before = round * CHARGES_PER_ROUND;
    await()
        .atMost(DONE_MAX)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> told(events, cards.getFirst()).size() > before);
  }

  private static void judge(Events events, List<PrintedCard> cards, Ledger ledger) {
    for (PrintedCard card : cards) {
      await()
          .atMost(DONE_MAX)
          .until(() -> told(events, card).size() >= ROUNDS * CHARGES_PER_ROUND);
      List<SpecificRecord> told = told(events, card);
      List<String> requests = new ArrayList<>();
      told.forEach(event -> requests.add(request(event)));
      assertThat(requests)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(requests(card));
      long succeeded = told.stream().filter(ChargeSucceeded.class::isInstance).count();
      assertThat(ledger.sum("consumer:" + card.accountId())).isEqualTo(succeeded - 2000);
      assertThat(
              events.told(
                  Topics.CONSUMER_ACCOUNTS, card.accountId(), ConsumerAccountActivated.class))
          .hasSize(1);
    }
    assertThat(ledger.disagreements()).isZero();
    assertThat(ledger.unbalancedEntries()).isZero();
  }

  private static List<SpecificRecord> told(Events events, PrintedCard card) {
    return events.told(Topics.CHARGES, card.accountId());
  }

  private static List<String> requests(PrintedCard card) {
    List<String> requests = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int n = 0; n < CHARGES_PER_ROUND; n++) {
        requests.add(request(card, round, n));
      }
    }
    return requests;
  }

  private static String request(PrintedCard card, int round, int n) {
    return card.accountId() + "-" + round + "-" + n;
  }

  private static String request(SpecificRecord event) {
    return switch (event) {
      case ChargeSucceeded e -> e.getCharge().getRequestId();
      case ChargeDenied e -> e.getCharge().getRequestId();
      default -> throw new AssertionError(event);
    };
  }

  private static PGSimpleDataSource database(PlatformProcess platform) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(platform.addresses().jdbcUrl(DATABASE));
    database.setUser(platform.addresses().username());
    database.setPassword(platform.addresses().password());
    return database;
  }
}
