package io.supportcenter.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.Numbers;
import io.supportcenter.kit.sample.NumbersProbe;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.EventCodec;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class InboxIT {

  private static final String NUMBERS = NumbersProbe.NUMBERS;
  private static final String DEAD_LETTERS = "kit-test.dead-letters";

  @Inject AgroalDataSource dataSource;
  @Inject EventCodec codec;
  @Inject NumbersProbe numbers;

  private final String key = UUID.randomUUID().toString();
  private KafkaProbe kafka;

  @BeforeEach
  void connect() {
    kafka = numbers.kafka();
  }

  @Test
  void shouldApplyEachEventOnceAndPublishItsEffectsInOrder() throws SQLException {
    for (int n = 1; n <= 50; n++) {
      numbers.publish(key, n);
    }

    await().atMost(Duration.ofSeconds(30)).until(() -> numbers.totals(key).size() >= 50);
    assertThat(numbers.totals(key)).hasSize(50).isSorted().endsWith(1275L);
    assertThat(numbers.stored(key)).isEqualTo(1275);
  }

  @Test
  void shouldPublishWithCloudEventsHeadersAndTheCausesTrace() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            NUMBERS,
            key.getBytes(StandardCharsets.UTF_8),
            codec.encode(NUMBERS, NumbersProbe.number(key, 1)));
    CloudEventHeaders.put(record.headers(), CloudEventHeaders.TRACE_PARENT, trace);
    kafka.publish(record);

    await().until(() -> !kafka.read(Numbers.TOTALS, key).isEmpty());
    ConsumerRecord<byte[], byte[]> published = kafka.read(Numbers.TOTALS, key).getFirst();
    assertThat(header(published, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(published, "ce_type")).isEqualTo("io.supportcenter.events.UserState");
    assertThat(header(published, "ce_source")).isEqualTo("/kit-test");
    assertThat(header(published, "ce_subject")).isEqualTo(key);
    assertThat(UUID.fromString(header(published, "ce_id")).version()).isEqualTo(7);
    assertThat(Instant.parse(header(published, "ce_time"))).isBeforeOrEqualTo(Instant.now());
    assertThat(header(published, "traceparent")).isEqualTo(trace);
  }

  @Test
  void shouldSendWhatIsNoEventToTheDeadLettersAndGoOnWithItsKey() {
    byte[] garbage = "no event at all".getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> poison =
        new ProducerRecord<>(NUMBERS, key.getBytes(StandardCharsets.UTF_8), garbage);
    CloudEventHeaders.put(poison.headers(), "till", "4711");
    kafka.publish(poison);
    byte[] cutOff = Arrays.copyOf(codec.encode(NUMBERS, NumbersProbe.number(key, 1)), 7);
    kafka.publish(NUMBERS, key, cutOff);
    numbers.publish(key, 7);

    await().atMost(Duration.ofSeconds(30)).until(() -> kafka.read(DEAD_LETTERS, key).size() >= 2);
    await().until(() -> numbers.stored(key) == 7);
    List<ConsumerRecord<byte[], byte[]>> letters = kafka.read(DEAD_LETTERS, key);
    assertThat(letters)
        .extracting(letter -> header(letter, "dl_reason"))
        .containsExactly("NOT_FRAMED", "UNDECODABLE");
    assertThat(letters.getFirst().value()).isEqualTo(garbage);
    assertThat(header(letters.getFirst(), "till")).isEqualTo("4711");
    assertThat(header(letters.getFirst(), "dl_topic")).isEqualTo(NUMBERS);
    assertThat(letters.getFirst().headers().lastHeader(EpochStamp.HEADER)).isNull();
  }

  @Test
  void shouldSetAsideARecordAsLargeAsTheBrokerTakesAndGoOn() {
    byte[] large = new byte[1_048_588 - 400];
    large[0] = 1;
    kafka.publish(NUMBERS, key, large);
    numbers.publish(key, 7);

    await().atMost(Duration.ofSeconds(30)).until(() -> !kafka.read(DEAD_LETTERS, key).isEmpty());
    await().atMost(Duration.ofSeconds(30)).until(() -> !kafka.read(Numbers.TOTALS, key).isEmpty());
    assertThat(kafka.read(DEAD_LETTERS, key))
        .singleElement()
        .satisfies(letter -> assertThat(letter.value()).isEqualTo(large));
  }

  @Test
  void shouldParkAnEventThatCannotBeHandledAndAllLaterOnesOfItsKey() throws SQLException {
    String other = UUID.randomUUID().toString();
    numbers.publish(key, 1);
    numbers.publish(key, -1);
    numbers.publish(other, 5);
    numbers.publish(key, 2);

    await().atMost(Duration.ofSeconds(30)).until(() -> parked(key).size() == 2);
    await().until(() -> numbers.stored(other) == 5);
    assertThat(parked(key)).containsExactly("HANDLER_FAILED", "BEHIND_PARKED");
    assertThat(numbers.stored(key)).isEqualTo(1);
    await().until(() -> kafka.read(DEAD_LETTERS, key).size() == 2);
  }

  @Test
  void shouldFindTheOneRecordOfABatchThatFailsAndHandleAllOthers() {
    List<String> good = Stream.generate(() -> UUID.randomUUID().toString()).limit(100).toList();
    List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
    good.forEach(each -> batch.add(number(each, 5)));
    batch.add(50, number(key, -1));

    kafka.publishAll(batch);

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> good.stream().allMatch(each -> numbers.stored(each) == 5));
    await().until(() -> numbers.parked(key).size() == 1);
    assertThat(good).allSatisfy(each -> assertThat(numbers.parked(each)).isEmpty());
  }

  private ProducerRecord<byte[], byte[]> number(String ofKey, long n) {
    return new ProducerRecord<>(
        NUMBERS,
        ofKey.getBytes(StandardCharsets.UTF_8),
        codec.encode(NUMBERS, NumbersProbe.number(ofKey, n)));
  }

  private List<String> parked(String ofKey) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT reason FROM parked_record WHERE record_key = ? ORDER BY partition,"
                    + " record_offset")) {
      statement.setBytes(1, ofKey.getBytes(StandardCharsets.UTF_8));
      try (ResultSet rows = statement.executeQuery()) {
        List<String> reasons = new ArrayList<>();
        while (rows.next()) {
          reasons.add(rows.getString(1));
        }
        return reasons;
      }
    }
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return CloudEventHeaders.text(record.headers(), name).orElseThrow();
  }
}
