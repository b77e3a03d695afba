package io.supportcenter.smsactivation.charge;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.supportcenter.events.ChargeDenied;
import io.supportcenter.events.ChargeSucceeded;
import io.supportcenter.events.ConsumerAccountActivated;
import io.supportcenter.events.ConsumerAccountBlacklisted;
import io.supportcenter.events.ConsumerAccountIssued;
import io.supportcenter.events.ConsumerAccountReinstated;
import io.supportcenter.events.DenialReason;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.charge.RaceOracle.Period;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Ledger;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsCentre;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Payments by REST and Kafka race with each other and with operators who blacklist. */
@QuarkusTest
@WithTestResource(SmsParts.class)
class ChargeRaceIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int MERCHANTS = 6;
  private static final int PAYMENTS = 24;
  private static final int PAYMENTS_PER_CHARGE_BY_KAFKA = 2;

  /** With one more answered than can have been under way, one was sent and answered meanwhile. */
  private static final int SURELY_ONE_MEANWHILE = MERCHANTS + 1;

  @Inject AgroalDataSource dataSource;
  @Inject SmsCentre centre;

  private final Client client = new Client();

  /** A payment of one cent and when it was sent and answered. */
  private record Payment(long sent, long answered, int status, String denial) {}

  @Test
  void shouldNeverSpendMoreThanThereIs() throws Exception {
    PrintedCard card = active();
    List<Payment> payments = together(MERCHANTS, () -> pay(card, 10, "7.00"));

    assertThat(payments).filteredOn(p -> p.status() == 201).hasSize(2);
    assertThat(payments)
        .filteredOn(p -> p.status() != 201)
        .allSatisfy(p -> assertThat(p.denial()).isEqualTo("INSUFFICIENT_FUNDS"));
    assertThat(balance(card)).isEqualTo(600);
    assertThat(new Ledger(dataSource).disagreements()).isZero();
  }

  @Test
  void shouldDecideOnBlacklistFundsAndPostingInOne() throws Exception {
    PrintedCard card = active();
    List<Period> commands = new ArrayList<>();
    commands.add(new Period(Long.MIN_VALUE, Long.MIN_VALUE, false));
    Semaphore answered = new Semaphore(0);
    AtomicBoolean done = new AtomicBoolean();
    List<Payment> payments;
    try (ExecutorService operator = Executors.newSingleThreadExecutor()) {
      Future<?> blacklisting =
          operator.submit(() -> blacklistUntil(done, card, commands, answered));
      try {
        payments = together(MERCHANTS, () -> payBothWays(card, answered));
      } finally {
        done.set(true);
        answered.release(SURELY_ONE_MEANWHILE);
      }
      blacklisting.get();
    }

    judgeAnswers(payments, new RaceOracle(commands));
    judgeEvents(card, payments.size() + payments.size() / PAYMENTS_PER_CHARGE_BY_KAFKA);
  }

  /** Each answer is one that the state at that time allows. */
  private static void judgeAnswers(List<Payment> payments, RaceOracle oracle) {
    Set<Boolean> judged = new HashSet<>();
    for (Payment payment : payments) {
      assertThat(payment.status()).isIn(201, 403);
      assertThat(payment.denial()).isIn(null, "BLACKLISTED");
      var blacklisted = oracle.blacklistedDuring(payment.sent(), payment.answered());
      if (blacklisted.isPresent()) {
        judged.add(blacklisted.get());
        assertThat(payment.status()).isEqualTo(blacklisted.get() ? 403 : 201);
      }
    }
    assertThat(judged).as("states that payments surely met").containsExactlyInAnyOrder(false, true);
  }

  /**
   * Every charge was decided once, on a version of the account that says the same as the decision,
   * and the ledger holds those that succeeded and no others.
   */
  private void judgeEvents(PrintedCard card, int expected) {
    awaiting().atMost(SOON).until(() -> told(card).size() >= expected);
    List<SpecificRecord> charges = told(card);
    assertThat(charges).hasSize(expected);
    Map<Long, Boolean> blacklisted = blacklistedByVersion(card);
    int succeeded = 0;
    for (SpecificRecord charge : charges) {
      switch (charge) {
        case ChargeSucceeded e -> {
          succeeded++;
          assertThat(blacklisted.get(e.getAccountVersion())).isFalse();
        }
        case ChargeDenied e -> {
          assertThat(e.getReason()).isEqualTo(DenialReason.BLACKLISTED);
          assertThat(blacklisted.get(e.getAccountVersion())).isTrue();
        }
        default -> throw new AssertionError(charge);
      }
    }
    Ledger ledger = new Ledger(dataSource);
    assertThat(balance(card)).isEqualTo(2000 - succeeded);
    assertThat(ledger.sum("consumer:" + card.accountId())).isEqualTo(-(2000L - succeeded));
    assertThat(ledger.disagreements()).isZero();
    assertThat(ledger.unbalancedEntries()).isZero();
  }

  /** From the published states, which must come in order and without a gap. */
  private Map<Long, Boolean> blacklistedByVersion(PrintedCard card) {
    Map<Long, Boolean> blacklisted = new HashMap<>();
    for (SpecificRecord event : centre.published(Topics.CONSUMER_ACCOUNTS, card.accountId())) {
      long version =
          switch (event) {
            case ConsumerAccountIssued e -> e.getVersion();
            case ConsumerAccountActivated e -> e.getVersion();
            case ConsumerAccountBlacklisted e -> e.getVersion();
            case ConsumerAccountReinstated e -> e.getVersion();
            default -> throw new AssertionError(event);
          };
      assertThat(version).isEqualTo(blacklisted.size() + 1);
      blacklisted.put(
          version,
          event instanceof ConsumerAccountIssued || event instanceof ConsumerAccountBlacklisted);
    }
    return blacklisted;
  }

  private Void blacklistUntil(
      AtomicBoolean done, PrintedCard card, List<Period> commands, Semaphore answered)
      throws InterruptedException {
    boolean blacklist = true;
    while (!done.get()) {
      long sent = System.nanoTime();
      Response answer =
          blacklist ? client.blacklist(card.accountId()) : client.reinstate(card.accountId());
      answer.then().statusCode(200);
      commands.add(new Period(sent, System.nanoTime(), blacklist));
      blacklist = !blacklist;
      answered.drainPermits();
      answered.tryAcquire(SURELY_ONE_MEANWHILE, SOON.toSeconds(), TimeUnit.SECONDS);
    }
    return null;
  }

  private List<Payment> payBothWays(PrintedCard card, Semaphore answered) {
    List<Payment> payments = new ArrayList<>();
    for (int n = 0; n < PAYMENTS; n++) {
      if (n % PAYMENTS_PER_CHARGE_BY_KAFKA == 0) {
        centre.charge("race-by-kafka", UUID.randomUUID().toString(), card.accountId(), 1);
      }
      payments.addAll(pay(card, 1, "0.01"));
      answered.release();
    }
    return payments;
  }

  private List<Payment> pay(PrintedCard card, int times, String amount) {
    List<Payment> payments = new ArrayList<>();
    for (int n = 0; n < times; n++) {
      long sent = System.nanoTime();
      Response answer = client.pay(card.accountId(), amount);
      payments.add(
          new Payment(sent, System.nanoTime(), answer.statusCode(), answer.path("denialReason")));
    }
    return payments;
  }

  private static List<Payment> together(int threads, Callable<List<Payment>> work)
      throws Exception {
    try (ExecutorService merchants = Executors.newFixedThreadPool(threads)) {
      List<Payment> all = new ArrayList<>();
      for (var one :
          merchants.invokeAll(IntStream.range(0, threads).mapToObj(_ -> work).toList())) {
        all.addAll(one.get());
      }
      return all;
    }
  }

  private PrintedCard active() {
    PrintedCard card = client.issue(1).getFirst();
    centre.sms(Phones.any(), card.shortCode(), card.passCode());
    awaiting()
        .atMost(SOON)
        .until(() -> client.account(card.accountId()).path("status").equals("ACTIVE"));
    return card;
  }

  private int balance(PrintedCard card) {
    return client.account(card.accountId()).path("balance.amountMinor");
  }

  private List<SpecificRecord> told(PrintedCard card) {
    return centre.published(Topics.CHARGES, card.accountId());
  }
}
