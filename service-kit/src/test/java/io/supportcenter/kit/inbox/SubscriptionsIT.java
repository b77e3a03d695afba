package io.supportcenter.kit.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.inbox.PositionStore.Settled;
import io.supportcenter.kit.inbox.Positioning.KafkaView;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.Numbers;
import io.supportcenter.kit.sample.NumbersProbe;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.TestTokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A channel that reads by pattern: topics and partitions appear, go, and appear again. */
@QuarkusTest
@WithTestResource(KitParts.class)
class SubscriptionsIT {

  private static final String CHANNEL = "numbers";
  private static final Duration NEW_TOPIC_MAX = Duration.ofSeconds(60);

  @Inject Admin admin;
  @Inject Assignments assignments;
  @Inject InboxRebalance rebalance;
  @Inject Positioning positioning;
  @Inject Transactions transactions;
  @Inject Numbers handler;
  @Inject NumbersProbe numbers;

  private final String key = UUID.randomUUID().toString();
  private final String topic = "kit-numbers.v1." + key;

  @AfterEach
  void deleteTopic() throws Exception {
    handler.takeNegative(false);
    if (admin.listTopics().names().get().contains(topic)) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
  }

  @Test
  void shouldHaveAGroupForEachChannel() throws Exception {
    Set<String> groups =
        admin.listGroups().all().get().stream()
            .map(GroupListing::groupId)
            .collect(Collectors.toSet());

    assertThat(groups).contains("kit-test.numbers", "kit-test.assets");
  }

  @Test
  void shouldReadATopicThatIsNewToItsPattern() throws Exception {
    create(1);
    publish(5);

    await().atMost(NEW_TOPIC_MAX).until(() -> numbers.stored(key) == 5);
  }

  @Test
  void shouldPositionAThousandPartitionsWithinFiveSeconds() throws Exception {
    create(1000);
    await().atMost(NEW_TOPIC_MAX).until(() -> positioned() == 1000);

    rebalance.position(CHANNEL, partitions(1000));

    await().atMost(Duration.ofSeconds(5)).until(() -> positioned() == 1000);
    assertThat(rows()).isEqualTo(1000);
  }

  @Test
  void shouldHandleWhatIsNewInALogThatWasCut() throws Exception {
    create(1);
    await().atMost(NEW_TOPIC_MAX).until(() -> positioned() == 1);
    transactions.inNew(tx ->
        Sql.update(
            tx, "UPDATE inbox_position SET next_offset = next_offset + 5 WHERE topic = ?", topic));

    rebalance.position(CHANNEL, partitions(1));
    await().until(() -> positioned() == 1);
    IntStream.rangeClosed(1, 5).forEach(this::publish);

    await().atMost(NEW_TOPIC_MAX).until(() -> numbers.stored(key) == 15);
    assertThat(positioning.skips(CHANNEL, Positioning.Skip.LOG_CUT).count()).isPositive();
  }

  @Test
  void shouldForgetPartitionsThatATopicNoLongerHas() throws Exception {
    create(3);
    publish(1);
    await().atMost(NEW_TOPIC_MAX).until(() -> numbers.stored(key) == 1);
    assertThat(rows()).isEqualTo(3);

    admin.deleteTopics(List.of(topic)).all().get();
    create(1);
    publish(2);

    await().atMost(NEW_TOPIC_MAX).until(() -> numbers.stored(key) == 3);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void shouldParkARecordOfATopicCreatedAgainAtTheOffsetOfAnOlderOne() throws Exception {
    create(1);
    publish(-1);
    await().atMost(NEW_TOPIC_MAX).until(() -> numbers.parked(key).size() == 1);
    String older = numbers.parked(key).getFirst();
    admin.deleteTopics(List.of(topic)).all().get();
    create(1);
    publish(-2);

    await().atMost(NEW_TOPIC_MAX).until(() -> numbers.parked(key).size() == 2);
    String newer = numbers.parked(key).getLast();
    assertThat(List.of(older, newer)).allMatch(id -> id.endsWith(":0:0")).doesNotHaveDuplicates();
    shown(older).body("record.reason", equalTo("HANDLER_FAILED")).body("event.version", is(-1));
    shown(newer).body("record.reason", equalTo("BEHIND_PARKED")).body("event.version", is(-2));

    operator().delete("/v1/parked-records/" + older).then().statusCode(204);
    handler.takeNegative(true);
    operator()
        .post("/v1/parked-records/" + newer + "/replay")
        .then()
        .statusCode(200)
        .body("replayed", is(1));
    assertThat(numbers.stored(key)).isEqualTo(-2);
    assertThat(numbers.parked(key)).isEmpty();
  }

  @Test
  void shouldReplayRecordsOfADeletedTopicBeforeThoseOfTheOneThatFollowedIt() throws Exception {
    create(1);
    publish(1);
    publish(-1);
    await().atMost(NEW_TOPIC_MAX).until(() -> numbers.parked(key).size() == 1);
    admin.deleteTopics(List.of(topic)).all().get();
    create(1);
    publish(-2);
    await().atMost(NEW_TOPIC_MAX).until(() -> numbers.parked(key).size() == 2);
    handler.takeNegative(true);

    operator()
        .post("/v1/parked-records/" + numbers.parked(key).getLast() + "/replay")
        .then()
        .statusCode(200)
        .body("replayed", is(2));

    await().until(() -> numbers.totals(key).equals(List.of(1L, 0L, -2L)));
  }

  @Test
  void shouldHoldNothingUpForTopicsThatAreDeletedWhileTheyArePositioned() throws Exception {
    List<String> others = IntStream.range(0, 40).mapToObj(i -> topic + "-" + i).toList();
    admin
        .createTopics(others.stream().map(name -> new NewTopic(name, 1, (short) 1)).toList())
        .all()
        .get();
    List<TopicPartition> partitions =
        others.stream().map(name -> new TopicPartition(name, 0)).toList();
    await()
        .atMost(NEW_TOPIC_MAX)
        .until(() -> partitions.stream().allMatch(p -> assignments.current(p).isPresent()));

    rebalance.position(CHANNEL, partitions);
    admin.deleteTopics(others).all().get();
    create(1);
    publish(5);

    await().atMost(Duration.ofSeconds(40)).until(() -> numbers.stored(key) == 5);
  }

  @Test
  void shouldFollowAnOperatorsResetOnceUntilTheGroupsOffsetIsOursAgain() {
    TopicPartition partition = new TopicPartition(topic, 0);
    Map<TopicPartition, KafkaView> reset =
        Map.of(partition, new KafkaView(UUID.randomUUID(), 0, 100, new OffsetAndMetadata(30, "")));

    assertThat(next(positioning.settle(CHANNEL, reset))).isEqualTo(30);
    advance(partition, 70);
    assertThat(next(positioning.settle(CHANNEL, reset))).as("the same reset").isEqualTo(70);
    positioning.resetsDone(CHANNEL, List.of(partition));
    assertThat(next(positioning.settle(CHANNEL, reset))).as("another one").isEqualTo(30);
  }

  private static ValidatableResponse shown(String parked) {
    return operator().get("/v1/parked-records/" + parked).then().statusCode(200);
  }

  private static RequestSpecification operator() {
    return given()
        .auth()
        .oauth2(TestTokens.of("op", Roles.OPERATOR))
        .header("X-Access-Reason", "a test");
  }

  private long next(Map<TopicPartition, Settled> settled) {
    return settled.get(new TopicPartition(topic, 0)).position().next();
  }

  private void advance(TopicPartition partition, long next) {
    transactions.inNew(tx -> {
      PositionStore.advance(tx, CHANNEL, Map.of(partition, next));
      return null;
    });
  }

  private void create(int partitions) throws Exception {
    admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
  }

  /** Into the partition that the topic always has: the producer may know it as it was before. */
  private void publish(long n) {
    byte[] value = numbers.kafka().codec().encode(topic, NumbersProbe.number(key, n));
    numbers
        .kafka()
        .publish(new ProducerRecord<>(topic, 0, key.getBytes(StandardCharsets.UTF_8), value));
  }

  private long positioned() {
    return assignments.of(topic).stream().filter(p -> assignments.current(p).isPresent()).count();
  }

  private long rows() {
    return numbers.count("SELECT count(*) FROM inbox_position WHERE topic = '" + topic + "'");
  }

  private List<TopicPartition> partitions(int count) {
    return IntStream.range(0, count).mapToObj(p -> new TopicPartition(topic, p)).toList();
  }
}
