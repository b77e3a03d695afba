package io.supportcenter.kit.inbox;

import static io.restassured.RestAssured.given;
import static io.supportcenter.kit.testing.Centre.management;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.LiveSessionRequested;
import io.supportcenter.events.RecordRefused;
import io.supportcenter.events.RefusalProblem;
import io.supportcenter.events.Remedy;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Refusal.Problem;
import io.supportcenter.kit.sample.Calls;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.NumbersProbe;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Whoever writes to our topics learns which of their records were not taken, and why. */
@QuarkusTest
@WithTestResource(KitParts.class)
class RefusalsIT {

  private static final Duration LONG = Duration.ofSeconds(60);

  @Inject NumbersProbe probe;
  @Inject Refusals refusals;
  @Inject Transactions transactions;

  private final String key = UUID.randomUUID().toString();

  @Test
  void shouldTellOfEachWrongRecordAmidRightOnesOnce() {
    LiveSessionRequested wordy =
        LiveSessionRequested.newBuilder(Calls.request(key)).setTopic("x".repeat(51)).build();
    LiveSessionRequested nobodys =
        LiveSessionRequested.newBuilder(Calls.request(Calls.NOBODY)).build();
    List<byte[]> records =
        Arrays.asList(
            right(),
            bytes("not an event"),
            ByteBuffer.allocate(6).putInt(1, 0x70fffff0).array(),
            probe.kafka().codec().encode(NumbersProbe.NUMBERS, NumbersProbe.number(key, 1)),
            ByteBuffer.wrap(right()).put(5, (byte) 0x7f).array(),
            null,
            encoded(wordy),
            encoded(nobodys),
            right());
    probe
        .kafka()
        .publishAll(
            records.stream()
                .map(value -> new ProducerRecord<>(Calls.TOPIC, 0, bytes(key), value))
                .toList());

    await().atMost(LONG).until(() -> probe.stored(key) == 2);
    await().atMost(LONG).until(() -> told().size() >= 7);
    assertThat(told())
        .extracting(RecordRefused::getCode)
        .containsExactly(
            "NOT_FRAMED",
            "UNKNOWN_SCHEMA",
            "UNKNOWN_SCHEMA",
            "UNDECODABLE",
            "EMPTY_RECORD",
            "TOO_LONG",
            "ID_REUSED");
    long first = told().getFirst().getOffset();
    assertThat(told())
        .extracting(RecordRefused::getOffset)
        .containsExactly(first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6);
    RecordRefused tooLong = told().get(5);
    assertThat(tooLong.getTopic()).isEqualTo(Calls.TOPIC);
    assertThat(tooLong.getPartition()).isZero();
    assertThat(tooLong.getRecordKey()).isEqualTo(key);
    assertThat(tooLong.getRecordId()).isEqualTo(wordy.getRequestId());
    assertThat(tooLong.getField()).isEqualTo("topic");
    assertThat(tooLong.getDetail()).isEqualTo("a topic must have 1 to 50 characters");
    assertThat(tooLong.getRemedy()).isEqualTo(Remedy.CORRECT_AND_RESEND);
    assertThat(told().get(1).getRemedy()).isEqualTo(Remedy.REGISTER_SCHEMA);
    assertThat(told().get(6).getRemedy()).isEqualTo(Remedy.RESEND_WITH_NEW_ID);
    assertThat(management("/q/metrics").asString())
        .containsPattern("inbox_refused_total\\{.*channel=\"calls\".*reason=\"TOO_LONG\".*} [1-9]");
  }

  @Test
  void shouldNotTellOfTheSameRecordTwice() {
    Instant sentAt = Instant.parse("2027-03-01T10:00:00Z");
    Refused one = refused(7, sentAt);

    tell(one);
    tell(one, refused(8, sentAt));
    tell(refused(7, sentAt.plusMillis(1)));

    await().atMost(LONG).until(() -> told().size() >= 3);
    assertThat(told()).extracting(RecordRefused::getOffset).containsExactly(7L, 8L, 7L);
    RecordRefused event = told().getFirst();
    assertThat(event.getField()).isEqualTo("a");
    assertThat(event.getRestTaken()).isTrue();
    assertThat(event.getFurtherProblems())
        .containsExactly(new RefusalProblem("CHARACTERS", "b", "characters"));
  }

  @Test
  void shouldTellNothingOfTheKeyOnAConfidentialChannel() {
    String topic = "sms-inbound.v1." + key;
    InboundEvent record =
        new InboundEvent(
            topic, 2, 5, "+491701234567", Instant.now(), Optional.empty(), Optional.empty());

    transactions.inNew(tx -> {
      refusals.tell(
          tx,
          "calls",
          true,
          List.of(new Refused(record, Refusal.of(CommonRefusal.EMPTY_RECORD, "no value"))));
      return null;
    });

    await().atMost(LONG).until(() -> !told(topic + "-2@5").isEmpty());
    assertThat(told(topic + "-2@5").getFirst().getRecordKey()).isNull();
  }

  @Test
  void shouldTellNobodyOfRecordsOfOurOwn() {
    probe.kafka().publish(NumbersProbe.NUMBERS, key, bytes("not an event"));
    probe.publish(key, 7);

    await().atMost(LONG).until(() -> probe.stored(key) == 7);
    await().atMost(LONG).until(() -> probe.kafka().read("kit-test.dead-letters", key).size() == 1);
    assertThat(told()).isEmpty();
  }

  @Test
  void shouldTellOfARecordThatIsRefusedWhenItIsReplayed() throws Exception {
    probe.park(
        "calls",
        Calls.TOPIC,
        key,
        encoded(
            LiveSessionRequested.newBuilder(Calls.request(key)).setTopic("x".repeat(51)).build()));

    given()
        .auth()
        .oauth2(TestTokens.of("op", Roles.OPERATOR))
        .post("/v1/parked-records/" + probe.parked(key).getFirst() + "/replay")
        .then()
        .statusCode(200);

    await().atMost(LONG).until(() -> !told().isEmpty());
    assertThat(told()).extracting(RecordRefused::getCode).containsExactly("TOO_LONG");
    assertThat(probe.parked(key)).isEmpty();
    assertThat(probe.stored(key)).isZero();
  }

  private Refused refused(long offset, Instant sentAt) {
    return new Refused(
        new InboundEvent(Calls.TOPIC, 1, offset, key, sentAt, Optional.empty(), Optional.empty()),
        Refusal.of(
                List.of(
                    Problem.of(CommonRefusal.BLANK, "a"),
                    Problem.of(CommonRefusal.CHARACTERS, "b")))
            .ofParts());
  }

  private void tell(Refused... all) {
    transactions.inNew(tx -> {
      refusals.tell(tx, "calls", false, List.of(all));
      return null;
    });
  }

  private List<RecordRefused> told() {
    return told(key);
  }

  private List<RecordRefused> told(String of) {
    return probe.kafka().read(Topics.REFUSALS, of).stream()
        .map(r -> probe.kafka().codec().decode(Topics.REFUSALS, r.value()))
        .map(d -> (RecordRefused) ((Decoded.Event) d).event())
        .toList();
  }

  private byte[] right() {
    return encoded(Calls.request(key));
  }

  private byte[] encoded(LiveSessionRequested request) {
    return probe.kafka().codec().encode(Calls.TOPIC, request);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
