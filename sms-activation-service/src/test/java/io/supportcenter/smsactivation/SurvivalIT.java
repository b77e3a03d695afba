package io.supportcenter.smsactivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.supportcenter.events.Charge;
import io.supportcenter.events.ChargeDenied;
import io.supportcenter.events.ChargeSucceeded;
import io.supportcenter.events.ConsumerAccountActivated;
import io.supportcenter.events.SmsReplyIssued;
import io.supportcenter.events.SmsReplyKind;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.kit.testing.ServiceProcess;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Ledger;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsCentre;
import io.supportcenter.smsactivation.testing.SmsParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * SIGKILL of the service while SMS and charges are on their way, by Kafka and by HTTP. Whoever
 * sends them does what such senders do: Kafka's records come twice, HTTP requests come again until
 * they are answered.
 */
class SurvivalIT {

  private static final String DATABASE = "sms_survival";
  private static final String MERCHANT_BY_KAFKA = "bakery";
  private static final Duration DONE_MAX = Duration.ofMinutes(3);
  private static final Duration AGAIN = Duration.ofMillis(50);
  private static final int KILLS = 3;
  private static final int SENDERS = 3;
  private static final int CARDS_PER_SENDER = 8;
  private static final int CHARGES_PER_ROUND = 4;

  /** So many charges are done between the start and the kill. */
  private static final int DONE_BEFORE_KILL = 50;

  /** In case it never gets killed. */
  private static final int ROUNDS_MAX = 2000;

  private final Client client = new Client();
  private final AtomicBoolean killed = new AtomicBoolean();

  /** What a sender has sent: requests by Kafka, and ids of payments by HTTP. */
  private record Sent(List<PrintedCard> cards, List<String> requests, List<String> payments) {}

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
                  "survival-service", platform.addresses(), DATABASE, environment());
          EventCodec codec = EventCodec.connect(platform.addresses().registryUrl());
          KafkaProbe kafka = new KafkaProbe(platform.addresses().bootstrapServers(), codec)) {
        service.start();
        RestAssured.baseURI = "http://127.0.0.1";
        RestAssured.port = service.port();
        client.addGateway();
        SmsCentre centre = new SmsCentre(kafka);
        List<Sent> sent = sendAndKill(service, centre);
        judge(centre, sent, new Ledger(database(platform)));
      }
    }
  }

  /** One account is charged as often as it can be. */
  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(SmsParts.environment());
    environment.put("SMS_ACTIVATION_CHARGES_ACCOUNT_LIMIT_COUNT", "1000000");
    environment.put("SMS_ACTIVATION_CHARGES_MERCHANT_LIMIT_COUNT", "1000000");
    return environment;
  }

  private List<Sent> sendAndKill(ServiceProcess service, SmsCentre centre) throws Exception {
    try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
      List<Future<Sent>> sending = new ArrayList<>();
      for (int n = 0; n < SENDERS; n++) {
        List<PrintedCard> cards = client.issue(CARDS_PER_SENDER + 1);
        sending.add(senders.submit(() -> send(centre, cards)));
      }
      try {
        kill(service, centre);
      } finally {
        killed.set(true);
      }
      List<Sent> sent = new ArrayList<>();
      for (Future<Sent> one : sending) {
        sent.add(one.get());
      }
      return sent;
    }
  }

  /** The senders never pause: there is always work in hand. */
  private static void kill(ServiceProcess service, SmsCentre centre) {
    for (int kill = 0; kill < KILLS; kill++) {
      int enough = charges(centre).size() + DONE_BEFORE_KILL;
      await()
          .atMost(DONE_MAX)
          .pollDelay(Duration.ZERO)
          .pollInterval(AGAIN)
          .until(() -> charges(centre).size() >= enough);
      service.kill();
      service.start();
    }
  }

  /** Activates the last card by Kannel's interface, the others by Kafka, and charges them. */
  private Sent send(SmsCentre centre, List<PrintedCard> cards) {
    Sent sent = new Sent(cards, new ArrayList<>(), new ArrayList<>());
    PrintedCard paying = cards.getLast();
    activateByHttp(paying);
    for (int round = 0;
        round < ROUNDS_MAX && (!killed.get() || round < CARDS_PER_SENDER);
        round++) {
      PrintedCard card = cards.get(round % CARDS_PER_SENDER);
      if (round < CARDS_PER_SENDER) {
        activateByKafka(centre, card);
      }
      for (int n = 0; n < CHARGES_PER_ROUND; n++) {
        String request = UUID.randomUUID().toString();
        centre.charge(MERCHANT_BY_KAFKA, request, card.accountId(), 1);
        centre.charge(MERCHANT_BY_KAFKA, request, card.accountId(), 1);
        sent.requests().add(request);
      }
      sent.payments().add(pay(paying));
    }
    return sent;
  }

  private static void activateByKafka(SmsCentre centre, PrintedCard card) {
    String message = UUID.randomUUID().toString();
    String phone = Phones.any();
    centre.sms(message, phone, card.shortCode(), card.passCode());
    centre.sms(message, phone, card.shortCode(), card.passCode());
  }

  private void activateByHttp(PrintedCard card) {
    String message = UUID.randomUUID().toString();
    String phone = Phones.any();
    untilAnswered(() -> Client.kannel(message, phone, card.shortCode(), card.passCode()), 200);
    await()
        .atMost(DONE_MAX)
        .ignoreExceptions()
        .until(() -> "ACTIVE".equals(client.account(card.accountId()).path("status")));
  }

  private String pay(PrintedCard card) {
    String key = UUID.randomUUID().toString();
    String body = Client.payment(card.accountId(), "0.01", "");
    return untilAnswered(() -> client.send(key, body), 201).path("paymentId");
  }

  /** The same request again while the service is away, or still has it in hand. */
  private static Response untilAnswered(Supplier<Response> request, int status) {
    return await()
        .atMost(DONE_MAX)
        .pollDelay(Duration.ZERO)
        .pollInterval(AGAIN)
        .ignoreExceptions()
        .until(request::get, answer -> answer.statusCode() == status);
  }

  private static void judge(SmsCentre centre, List<Sent> sent, Ledger ledger) {
    List<String> requests = sent.stream().flatMap(s -> s.requests().stream()).toList();
    List<String> payments = sent.stream().flatMap(s -> s.payments().stream()).toList();
    awaitTold(centre, Topics.CHARGES, requests.size() + payments.size());
    List<SpecificRecord> charges = charges(centre);
    assertThat(charges.stream().map(SurvivalIT::charge).filter(SurvivalIT::isByKafka))
        .extracting(Charge::getRequestId)
        .containsExactlyInAnyOrderElementsOf(requests);
    assertThat(charges.stream().map(SurvivalIT::charge).filter(charge -> !isByKafka(charge)))
        .extracting(Charge::getChargeId)
        .containsExactlyInAnyOrderElementsOf(payments);
    List<PrintedCard> cards = sent.stream().flatMap(s -> s.cards().stream()).toList();
    judgeActivations(centre, cards);
    judgeLedger(charges, cards, ledger);
  }

  /**
   * Told once each, to Kafka and to the phone. SMS may be behind charges: after a kill the
   * consumers of the two get their partitions seconds apart.
   */
  private static void judgeActivations(SmsCentre centre, List<PrintedCard> cards) {
    await().atMost(DONE_MAX).until(() -> activated(centre).size() >= cards.size());
    awaitTold(centre, Topics.SMS_OUTBOUND, cards.size());
    assertThat(activated(centre))
        .containsExactlyInAnyOrderElementsOf(cards.stream().map(PrintedCard::accountId).toList());
    assertThat(centre.published(Topics.SMS_OUTBOUND))
        .hasSize(cards.size())
        .extracting(event -> ((SmsReplyIssued) event).getKind())
        .containsOnly(SmsReplyKind.ACTIVATED);
  }

  private static List<String> activated(SmsCentre centre) {
    return centre.published(Topics.CONSUMER_ACCOUNTS).stream()
        .filter(ConsumerAccountActivated.class::isInstance)
        .map(event -> ((ConsumerAccountActivated) event).getAccountId())
        .toList();
  }

  private static void judgeLedger(
      List<SpecificRecord> charges, List<PrintedCard> cards, Ledger ledger) {
    for (PrintedCard card : cards) {
      long succeeded =
          charges.stream()
              .filter(ChargeSucceeded.class::isInstance)
              .filter(event -> charge(event).getAccountId().equals(card.accountId()))
              .count();
      assertThat(ledger.sum("consumer:" + card.accountId())).isEqualTo(succeeded - 2000);
    }
    assertThat(ledger.disagreements()).isZero();
    assertThat(ledger.unbalancedEntries()).isZero();
  }

  private static void awaitTold(SmsCentre centre, String topic, int number) {
    await().atMost(DONE_MAX).until(() -> centre.published(topic).size() >= number);
  }

  private static List<SpecificRecord> charges(SmsCentre centre) {
    return centre.published(Topics.CHARGES);
  }

  private static boolean isByKafka(Charge charge) {
    return charge.getMerchantId().equals(MERCHANT_BY_KAFKA);
  }

  private static Charge charge(SpecificRecord event) {
    return switch (event) {
      case ChargeSucceeded e -> e.getCharge();
      case ChargeDenied e -> e.getCharge();
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
