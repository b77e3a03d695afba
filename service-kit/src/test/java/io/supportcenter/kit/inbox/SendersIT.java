package io.supportcenter.kit.inbox;

import static io.restassured.RestAssured.given;
import static io.supportcenter.kit.testing.Centre.management;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.AccountState;
import io.supportcenter.events.RecordRefused;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.outbox.PartnerTopics;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.sample.Accounts;
import io.supportcenter.kit.sample.Calls;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.NumbersProbe;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.kit.values.PartnerId;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Partners publish on topics of their own: nobody in another's name, or about another's. */
@QuarkusTest
@WithTestResource(KitParts.class)
class SendersIT {

  private static final Duration LONG = Duration.ofSeconds(60);

  @Inject Admin admin;
  @Inject NumbersProbe probe;
  @Inject PartnerTopics topics;
  @Inject Transactions transactions;
  @Inject Accounts accounts;

  private final String id = UUID.randomUUID().toString();
  private final String aurora = "aurora-" + id.substring(0, 8);
  private final String borealis = "borealis-" + id.substring(0, 8);
  private final List<String> created = new ArrayList<>();

  @AfterEach
  void deleteTopics() throws Exception {
    admin.deleteTopics(created).all().get();
  }

  @Test
  void shouldTakeWhatIsInThePartnersOwnName() throws Exception {
    create(own(aurora), own(borealis), Topics.ofPartner(Topics.REFUSALS, borealis));
    publish(borealis, Accounts.state(aurora, id, 1));
    publish(borealis, Accounts.state(borealis, other(), 7));
    publish(aurora, Accounts.state(aurora, id, 2));

    await().atMost(LONG).until(() -> probe.stored(id) == 2 && probe.stored(other()) == 7);
    await().atMost(LONG).until(() -> deadLetters(id).equals(List.of("SENDER_NOT_ALLOWED")));
    assertThat(probe.parked(id)).isEmpty();
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            assertThat(refused(Topics.ofPartner(Topics.REFUSALS, borealis), id))
                .containsExactly("SENDER_NOT_ALLOWED"));
    assertThat(refused(Topics.REFUSALS, id)).isEmpty();
    assertThat(management("/q/metrics").asString())
        .containsPattern(
            "inbox_dead_letters_total\\{.*channel=\"accounts\".*reason=\"SENDER_NOT_ALLOWED\".*} [1-9]");
  }

  @Test
  void shouldLeaveAnAggregateToThePartnerThatCreatedIt() throws Exception {
    create(own(aurora), own(borealis));
    publish(aurora, Accounts.state(aurora, id, 1));
    await().atMost(LONG).until(() -> probe.stored(id) == 1);

    publish(borealis, Accounts.state(borealis, id, Long.MAX_VALUE));
    probe.kafka().publish(own(borealis), id, (byte[]) null);
    publish(borealis, Accounts.state(borealis, other(), 3));
    await().atMost(LONG).until(() -> probe.stored(other()) == 3);
    assertThat(probe.stored(id)).isEqualTo(1);
    await()
        .atMost(LONG)
        .until(() -> deadLetters(id).equals(List.of("SENDER_NOT_ALLOWED", "SENDER_NOT_ALLOWED")));
    assertThat(probe.parked(id)).isEmpty();

    publish(aurora, Accounts.state(aurora, id, 2));
    await().atMost(LONG).until(() -> probe.stored(id) == 2);
    probe.kafka().publish(own(aurora), id, (byte[]) null);
    await().atMost(LONG).until(() -> probe.stored(id) == 0);
    publish(borealis, Accounts.state(borealis, id, 5));
    await().atMost(LONG).until(() -> deadLetters(id).size() == 3);
    assertThat(probe.stored(id)).isZero();
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            assertThat(refused(Topics.REFUSALS, id))
                .as("a partner without a topic for answers")
                .hasSize(3));
  }

  @Test
  void shouldSeeTheOwnerThatAnotherInstanceIsAboutToStore() throws Exception {
    try (Connection rival = probe.connect()) {
      rival.setAutoCommit(false);
      probe.execute(
          rival,
          "INSERT INTO aggregate_owner VALUES ('%s', '%s', '%s')"
              .formatted(Accounts.CHANNEL, id, aurora));
      InboundEvent event = event(borealis);
      CompletableFuture<Boolean> foreign =
          CompletableFuture.supplyAsync(() ->
              transactions.inNew(tx -> Owners.of(tx, accounts, List.of(event)).isForeign(event)));
      await().until(() -> probe.count("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
      rival.commit();

      assertThat(foreign.get()).isTrue();
    }
  }

  @Test
  void shouldNotReplayWhatIsAboutAnothers() throws Exception {
    try (Connection connection = probe.connect()) {
      probe.execute(
          connection,
          "INSERT INTO aggregate_owner VALUES ('%s', '%s', '%s')"
              .formatted(Accounts.CHANNEL, id, aurora));
    }
    probe.park(
        Accounts.CHANNEL,
        own(borealis),
        id,
        probe.kafka().codec().encode(own(borealis), Accounts.state(borealis, id, 9)));

    given()
        .auth()
        .oauth2(TestTokens.of("op", Roles.OPERATOR))
        .post("/v1/parked-records/" + probe.parked(id).getFirst() + "/replay")
        .then()
        .statusCode(200);

    await()
        .atMost(LONG)
        .until(() -> refused(Topics.REFUSALS, id).equals(List.of("SENDER_NOT_ALLOWED")));
    assertThat(probe.parked(id)).isEmpty();
    assertThat(probe.stored(id)).isZero();
  }

  @Test
  void shouldBelieveNobodyOnAPartnersPartOfTheOperatorsTopics() throws Exception {
    String topic = Topics.ofPartner(Calls.TOPIC, aurora);
    create(topic);
    probe.kafka().publish(topic, id, Calls.request(id));
    probe.kafka().publish(Calls.TOPIC, other(), Calls.request(other()));

    await().atMost(LONG).until(() -> deadLetters(id).equals(List.of("SENDER_NOT_ALLOWED")));
    await().atMost(LONG).until(() -> probe.stored(other()) == 1);
    assertThat(probe.stored(id)).isZero();
  }

  @Test
  void shouldPublishWhatArrivesOverHttpOnThePartnersOwnTopicOrNotAtAll() throws Exception {
    create(own(aurora));

    await()
        .ignoreExceptions()
        .until(() -> topics.inNameOf(new PartnerId(aurora), Topics.ACCOUNTS).equals(own(aurora)));
    assertThatThrownBy(() -> topics.inNameOf(new PartnerId(borealis), Topics.ACCOUNTS))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("does not exist");
  }

  private static String own(String partner) {
    return Topics.ofPartner(Topics.ACCOUNTS, partner);
  }

  private String other() {
    return "other-" + id;
  }

  private InboundEvent event(String partner) {
    return new InboundEvent(
        own(partner),
        0,
        0,
        id,
        Instant.now(),
        Optional.of(Accounts.state(partner, id, 1)),
        Optional.empty());
  }

  private void create(String... names) throws Exception {
    created.addAll(List.of(names));
    admin
        .createTopics(Stream.of(names).map(name -> new NewTopic(name, 1, (short) 1)).toList())
        .all()
        .get();
  }

  private void publish(String partner, AccountState state) {
    probe.kafka().publish(own(partner), state.getAccountId(), state);
  }

  /** Reasons of the dead letters of that key. */
  private List<String> deadLetters(String key) {
    return probe.kafka().read("kit-test.dead-letters", key).stream()
        .map(SendersIT::reason)
        .toList();
  }

  private static String reason(ConsumerRecord<byte[], byte[]> letter) {
    Header reason = letter.headers().lastHeader(DeadLetters.REASON);
    return new String(reason.value(), StandardCharsets.UTF_8);
  }

  private List<String> refused(String topic, String key) {
    return probe.kafka().read(topic, key).stream()
        .map(r -> probe.kafka().codec().decode(topic, r.value()))
        .map(d -> ((RecordRefused) ((Decoded.Event) d).event()).getCode())
        .toList();
  }
}
