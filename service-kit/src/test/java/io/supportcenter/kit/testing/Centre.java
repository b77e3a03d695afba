package io.supportcenter.kit.testing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResourceManager;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.events.RecordRefused;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.Topics;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * The support centre as its users and partners see it: topics and REST. A service's tests extend it
 * with requests and events of that service.
 */
public class Centre implements AutoCloseable {

  private static final Duration WAIT_MAX = Duration.ofSeconds(40);
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaProbe kafka;

  public Centre(KafkaProbe kafka) {
    this.kafka = kafka;
  }

  @PreDestroy
  @Override
  public void close() {
    kafka.close();
  }

  public KafkaProbe kafka() {
    return kafka;
  }

  public static String newUser() {
    return "user-" + UUID.randomUUID();
  }

  /** A request with a token of that subject, and with a reason where staff needs one. */
  public static RequestSpecification as(String subject, String... roles) {
    return withToken(TestTokens.of(subject, roles));
  }

  public static RequestSpecification withToken(String token) {
    return given()
        .auth()
        .oauth2(token)
        .header(Caller.REASON_HEADER, "a test")
        .contentType(ContentType.JSON);
  }

  /** What it says of its health, or its metrics. */
  public static Response management(String path) {
    return given().get(URI.create(TestHTTPResourceManager.getManagementUri()).resolve(path));
  }

  /** The same for a command: with an idempotency key of its own. */
  public static RequestSpecification command(String subject, String... roles) {
    return as(subject, roles).header("Idempotency-Key", UUID.randomUUID().toString());
  }

  /** All tests wait for as long at most, and look as often. */
  public static ConditionFactory awaiting() {
    return Awaitility.await().atMost(WAIT_MAX).pollInterval(POLL).pollDelay(Duration.ZERO);
  }

  /** An agent and a user talk from now on, as the owner of live sessions says; its id. */
  public String talk(String agent, String user) {
    return LiveSessions.on(kafka).start(agent, user);
  }

  /** The answer to an agent, once the service knows of a session of theirs. */
  public static Response onceKnown(Supplier<Response> asked) {
    return awaiting().until(asked::get, answer -> answer.statusCode() != 404);
  }

  /** Waits until the broker has it. */
  public void publish(String topic, String key, SpecificRecord event) {
    kafka.publish(topic, key, event);
  }

  public void publish(String topic, String key, SpecificRecord event, Map<String, String> headers) {
    ProducerRecord<byte[], byte[]> published =
        new ProducerRecord<>(topic, key.getBytes(UTF_8), kafka.codec().encode(topic, event));
    headers.forEach((name, value) -> published.headers().add(name, value.getBytes(UTF_8)));
    kafka.publish(published);
  }

  /** Publishes a tombstone. */
  public void erase(String topic, String key) {
    kafka.publish(topic, key, (byte[]) null);
  }

  /** What has been published, in the order of each key; without tombstones. */
  public List<SpecificRecord> published(String topic) {
    return kafka.read(topic).stream()
        .filter(read -> read.value() != null)
        .map(this::decode)
        .toList();
  }

  /** What has been published with that key, in order; a tombstone is null. */
  public List<SpecificRecord> published(String topic, String key) {
    return kafka.read(topic, key).stream().map(this::decode).toList();
  }

  /** Those of {@link #published(String, String)} of one type. */
  public <E extends SpecificRecord> List<E> published(String topic, String key, Class<E> type) {
    return published(topic, key).stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Names of the types of {@link #published(String, String)}; a tombstone is "-". */
  public List<String> publishedTypes(String topic, String key) {
    return published(topic, key).stream()
        .map(event -> event == null ? "-" : event.getSchema().getName())
        .toList();
  }

  /** Waits until these types, and no others, have been published with that key. */
  public List<SpecificRecord> awaitPublished(String topic, String key, String... types) {
    awaiting().untilAsserted(() -> assertThat(publishedTypes(topic, key)).containsExactly(types));
    return published(topic, key);
  }

  /** Waits until the last event with that key is of this type. */
  public <E extends SpecificRecord> E awaitLast(String topic, String key, Class<E> type) {
    awaiting()
        .untilAsserted(() -> assertThat(publishedTypes(topic, key)).endsWith(type.getSimpleName()));
    return published(topic, key, type).getLast();
  }

  /**
   * What senders were told of refused records of that key: code and field, in order.
   *
   * @param key of the refused records
   */
  public List<String> refusals(String key) {
    return published(Topics.REFUSALS, key, RecordRefused.class).stream()
        .map(Centre::codeAndField)
        .toList();
  }

  /** The same of one that its sender calls so, on a channel whose keys are confidential. */
  public List<String> refusalsOf(String recordId) {
    return published(Topics.REFUSALS).stream()
        .map(RecordRefused.class::cast)
        .filter(event -> recordId.equals(event.getRecordId()))
        .map(Centre::codeAndField)
        .toList();
  }

  private static String codeAndField(RecordRefused event) {
    return event.getField() == null ? event.getCode() : event.getCode() + " " + event.getField();
  }

  private SpecificRecord decode(ConsumerRecord<byte[], byte[]> read) {
    return kafka.codec().decode(read.topic(), read.value()) instanceof Decoded.Event(var event)
        ? event
        : null;
  }
}
