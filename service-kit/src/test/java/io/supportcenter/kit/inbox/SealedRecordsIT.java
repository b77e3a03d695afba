package io.supportcenter.kit.inbox;

import static io.supportcenter.kit.testing.Centre.as;
import static io.supportcenter.kit.testing.Centre.awaiting;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.kit.db.Expiry;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.Numbers;
import io.supportcenter.kit.sample.NumbersProbe;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.schemas.CloudEventHeaders;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records of a confidential channel that fail. */
@QuarkusTest
@WithTestResource(KitParts.class)
class SealedRecordsIT {

  private static final String DEAD_LETTERS = "kit-test.dead-letters";
  private static final String SEALED =
      "SELECT %s FROM parked_record p WHERE sealed ORDER BY record_offset";

  @Inject Numbers numbers;
  @Inject NumbersProbe probe;
  @Inject Transactions transactions;
  @Inject Expiry expiry;
  @Inject MeterRegistry metrics;

  private final String key = UUID.randomUUID().toString();

  @BeforeEach
  void confide() {
    numbers.confidential(true);
  }

  @AfterEach
  void asBefore() {
    transactions.inNew(tx -> Sql.update(tx, "DELETE FROM parked_record WHERE sealed"));
    numbers.takeNegative(false);
    numbers.confidential(false);
  }

  @Test
  void shouldSealThemInTheTableAndOnTheTopicAndReplayThem() {
    park();

    assertThat(sealed("p::text"))
        .allSatisfy(row ->
            assertThat(row).doesNotContain(key, HexFormat.of().formatHex(key.getBytes(UTF_8))));
    assertThat(sealed("record_key")).doesNotHaveDuplicates().hasSize(1);
    awaiting().until(() -> letters().size() == 2);
    assertThat(probe.kafka().read(DEAD_LETTERS)).noneMatch(this::hasKey);
    operator()
        .get("/v1/parked-records?limit=1000")
        .then()
        .statusCode(200)
        .body(
            "records.findAll { it.key == '%s...' }.size()".formatted(key.substring(0, 3)),
            equalTo(2));

    numbers.takeNegative(true);
    operator()
        .post("/v1/parked-records/" + first() + "/replay")
        .then()
        .statusCode(200)
        .body("replayed", equalTo(2));
    awaiting().until(() -> probe.totals(key).equals(List.of(10L, 9L, 11L)));
  }

  @Test
  void shouldDiscardThoseOfAWholeKey() {
    park();

    String discard = "/v1/parked-records?channel=numbers&keyPrefix=";
    operator().delete(discard + key.substring(1)).then().body("discarded", equalTo(0));
    operator().delete(discard + key).then().body("discarded", equalTo(2));
  }

  @Test
  void shouldDeleteAndCountThemWhenTheyAreOld() {
    park();
    double before = expired();
    transactions.inNew(tx ->
        Sql.update(
            tx,
            """
            UPDATE parked_record SET parked_at = now() - interval '31 days'
            WHERE sealed AND reason = 'HANDLER_FAILED'
            """));

    expiry.expire();

    assertThat(sealed("reason")).containsExactly("BEHIND_PARKED");
    assertThat(expired()).isEqualTo(before + 1);
  }

  private void park() {
    probe.publish(key, 10);
    probe.publish(key, -1);
    probe.publish(key, 2);
    awaiting().until(() -> sealed("reason").equals(List.of("HANDLER_FAILED", "BEHIND_PARKED")));
  }

  private List<String> sealed(String column) {
    String select = column.equals("record_key") ? "DISTINCT record_key::text" : column;
    String sql = SEALED.formatted(select);
    String plain = select.equals(column) ? sql : sql.replace(" ORDER BY record_offset", "");
    return transactions.read(tx -> Sql.query(tx, plain, row -> row.getString(1)));
  }

  private String first() {
    return operator()
        .get("/v1/parked-records?limit=1000")
        .path(
            "records.find { it.reason == 'HANDLER_FAILED' && it.key == '%s...' }.id"
                .formatted(key.substring(0, 3)));
  }

  private List<ConsumerRecord<byte[], byte[]>> letters() {
    return probe.kafka().read(DEAD_LETTERS).stream()
        .filter(letter -> CloudEventHeaders.text(letter.headers(), DeadLetters.SEALED).isPresent())
        .filter(letter ->
            transactions.read(tx ->
                Sql.exists(
                    tx,
                    "SELECT 1 FROM parked_record WHERE sealed AND topic || '-' || partition || '@'"
                        + " || record_offset = ?",
                    new String(letter.key(), UTF_8))))
        .toList();
  }

  private boolean hasKey(ConsumerRecord<byte[], byte[]> record) {
    return (text(record.key()) + text(record.value())).contains(key)
        || StreamSupport.stream(record.headers().spliterator(), false)
            .anyMatch(header -> text(header.value()).contains(key));
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, ISO_8859_1);
  }

  private double expired() {
    return metrics.counter("expired.rows", "table", "parked_record").count();
  }

  private static RequestSpecification operator() {
    return as("olga", Roles.OPERATOR);
  }
}
