package io.supportcenter.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.events.UserState;
import io.supportcenter.schemas.Decoded.Poison;
import io.supportcenter.schemas.Decoded.PoisonReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bytes turn out to be, with a registry that has what a test puts there. */
class DecodingTest {

  private static final int ID = 7;
  private static final String OURS = Topics.USERS;
  private static final String OUTSIDE = Topics.RECEIPTS;

  private final Serializer<Object> serializer = (_, _) -> framed(ID);
  private StubRegistry registry;
  private EventCodec codec;

  @BeforeEach
  void connect() throws IOException {
    registry = new StubRegistry();
    codec = codec(Duration.ofSeconds(5));
  }

  private EventCodec codec(Duration timeout) {
    return new EventCodec(
        new Serde(serializer),
        new WriterSchemas(
            new RegistryLookup(registry.access(), registry.url(), timeout), Duration.ofMinutes(1)));
  }

  @AfterEach
  void close() {
    registry.close();
  }

  static List<org.apache.avro.Schema> types() {
    return SchemaSources.all();
  }

  @ParameterizedTest
  @MethodSource("types")
  void shouldReadBackEveryTypeThatItWrites(org.apache.avro.Schema type) {
    registry.has(ID, type.toString());
    String topic = EventTypes.topic(type).orElseThrow();
    byte[] written = codec.encode(topic, EventCodec.sample(type, EventClasses.create()));

    assertThat(codec.decode(topic, written))
        .isInstanceOfSatisfying(
            Decoded.Event.class,
            read -> assertThat(codec.encode(topic, read.event())).isEqualTo(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"string\"",
        "\"bytes\"",
        "{\"type\": \"array\", \"items\": \"string\"}",
        "{\"type\": \"map\", \"values\": \"string\"}",
        "{\"type\": \"fixed\", \"name\": \"Huge\", \"size\": 2000000000}",
        "{\"type\": \"enum\", \"name\": \"Few\", \"symbols\": [\"A\"]}",
        "[\"null\", \"string\"]"
      })
  void shouldFindAnEventUndecodableWhoseLengthsLie(String firstField) {
    registry.has(ID, userStateWith(firstField));

    assertThat(codec.decode(OURS, framed(ID, 0x80, 0xde, 0xc0, 0xca, 0x0b)))
        .isInstanceOfSatisfying(
            Poison.class, p -> assertThat(p.reason()).isEqualTo(PoisonReason.UNDECODABLE));
  }

  @Test
  void shouldRefuseARecursiveSchema() {
    registry.has(
        ID,
        userStateWith(
            "{\"type\": \"record\", \"name\": \"Loop\", \"fields\": [{\"name\": \"next\", \"type\": \"Loop\"}]}"));

    assertThat(codec.decode(OURS, framed(ID, 1, 2, 3)))
        .isEqualTo(new Poison(PoisonReason.UNDECODABLE, "a recursive schema"));
  }

  @Test
  void shouldRefuseASchemaWhosePartsMultiply() {
    String bomb = "\"null\"";
    for (int i = 0; i < 20; i++) {
      bomb =
          """
          {"type": "record", "name": "R%d", "fields": [{"name": "a", "type": %s}, {"name": "b", "type": %s}]}
          """
              .formatted(i, bomb, i == 0 ? "\"null\"" : "\"R" + (i - 1) + "\"");
    }
    registry.has(ID, userStateWith(bomb));

    assertThat(codec.decode(OURS, framed(ID, 1, 2, 3)))
        .isEqualTo(new Poison(PoisonReason.UNDECODABLE, "a schema of more than 10000 parts"));
  }

  @Test
  void shouldRefuseASchemaOfTooManyLevels() {
    String deep = "\"long\"";
    for (int i = 0; i < 150; i++) {
      deep = "{\"type\": \"array\", \"items\": %s}".formatted(deep);
    }
    registry.has(ID, userStateWith(deep));

    assertThat(codec.decode(OURS, framed(ID, 1, 2, 3)))
        .isEqualTo(new Poison(PoisonReason.UNDECODABLE, "a schema of more than 100 levels"));
  }

  @Test
  void shouldRefuseArraysOfItemsWithoutBytes() {
    registry.has(ID, userStateWith("{\"type\": \"array\", \"items\": \"null\"}"));

    assertThat(codec.decode(OURS, framed(ID, 1, 2, 3)))
        .isEqualTo(new Poison(PoisonReason.UNDECODABLE, "an array of items that have no bytes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "\"string\"", "{\"type\": \"record\"}"})
  void shouldFindUndecodableWhatHasNoSchemaOfAnEvent(String schema) {
    registry.has(ID, schema);

    assertThat(codec.decode(OURS, framed(ID, 1, 2, 3)))
        .isInstanceOfSatisfying(
            Poison.class, p -> assertThat(p.reason()).isEqualTo(PoisonReason.UNDECODABLE));
  }

  @Test
  void shouldReadASchemaWhosePartsAreKeptApart() {
    registry.has(
        "/schemas/ids/" + ID,
        Map.of(
            "schema",
            userStateWith("\"elsewhere.Part\""),
            "references",
            List.of(Map.of("name", "elsewhere.Part", "subject", "elsewhere.Part", "version", 2))));
    registry.has(
        "/subjects/elsewhere.Part/versions/2",
        Map.of(
            "schema",
            "{\"type\": \"enum\", \"name\": \"Part\", \"namespace\": \"elsewhere\", \"symbols\": [\"A\"]}"));

    assertThat(codec.decode(OURS, framed(ID, 0, 0))).isInstanceOf(Poison.class);
    assertThat(registry.asked()).contains("/subjects/elsewhere.Part/versions/2");
  }

  @Test
  void shouldAskForAnUnknownSchemaOnlyOnceAMinute() {
    for (int i = 0; i < 100; i++) {
      assertThat(codec.decode(OURS, framed(ID))).isEqualTo(new Decoded.UnknownSchema(ID));
    }

    assertThat(registry.asked()).containsExactly("/schemas/ids/" + ID);
  }

  @Test
  void shouldCallAnUnknownSchemaUnknownWhereOthersWrite() {
    assertThat(codec.decode(OUTSIDE, framed(ID)))
        .isEqualTo(new Poison(PoisonReason.UNKNOWN_SCHEMA, "no schema of id 7"));
    assertThat(codec.decode(OUTSIDE + ".alpha", framed(ID)))
        .isEqualTo(new Poison(PoisonReason.UNKNOWN_SCHEMA, "no schema of id 7"));
  }

  @Test
  void shouldWaitForANewerBuildOnlyOnTopicsOfOurs() {
    registry.has(
        ID,
        "{\"type\": \"record\", \"name\": \"Tomorrow\", \"namespace\": \"io.supportcenter.events\", \"fields\": []}");

    assertThat(codec.decode(OURS, framed(ID)))
        .isEqualTo(new Decoded.UnknownType("io.supportcenter.events.Tomorrow"));
    assertThat(codec.decode(OUTSIDE, framed(ID)))
        .isEqualTo(
            new Poison(
                PoisonReason.UNKNOWN_SCHEMA, "no event type io.supportcenter.events.Tomorrow"));
  }

  @Test
  void shouldNotTakeAnEventOfAnotherTopicFromOutside() {
    registry.has(ID, UserState.getClassSchema().toString());

    assertThat(codec.decode(OUTSIDE, framed(ID, 0)))
        .isEqualTo(
            new Poison(
                PoisonReason.UNKNOWN_SCHEMA,
                "io.supportcenter.events.UserState is not an event of this topic"));
  }

  @Test
  @Timeout(30)
  void shouldNotWaitForARegistryThatNeverEndsItsAnswer() {
    registry.fallSilent();

    assertThatThrownBy(() -> codec(Duration.ofSeconds(1)).decode(OURS, framed(ID)))
        .isInstanceOf(RegistryUnavailable.class);
  }

  @Test
  @Timeout(30)
  void shouldNotWaitForASerializerThatNeverReturns() throws IOException {
    Serializer<Object> hanging =
        (_, _) -> {
          try {
            new CountDownLatch(1).await();
            return framed(ID);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    SpecificRecord event = EventCodec.sample(UserState.getClassSchema(), EventClasses.create());

    try (EventCodec waiting =
        new EventCodec(
            new Serde(hanging),
            new WriterSchemas(
                new RegistryLookup(registry.access(), registry.url()), Duration.ofMinutes(1)))) {
      assertThatThrownBy(() -> waiting.encode(OURS, event)).isInstanceOf(RegistryUnavailable.class);
    }
  }

  @Test
  void shouldAuthenticateItself() {
    codec.decode(OURS, framed(ID));

    assertThat(registry.authorizations()).containsExactly("Basic Y2VudHJlOnNlY3JldA==");
  }

  @Test
  void shouldSayWhereEachEventTypeIsPublished() {
    assertThat(EventTypes.byTopic().values().stream().mapToInt(java.util.Collection::size).sum())
        .isEqualTo(SchemaSources.all().size());
    assertThat(EventTypes.byTopic()).containsKeys(OURS, OUTSIDE);
  }

  /** A version of UserState that begins with another field. */
  private static String userStateWith(String firstField) {
    String fields = "\"fields\":[";
    String schema = UserState.getClassSchema().toString();
    int first = schema.indexOf(fields) + fields.length();
    return "%s{\"name\": \"added\", \"type\": %s},%s"
        .formatted(schema.substring(0, first), firstField, schema.substring(first));
  }

  private static byte[] framed(int id, int... bytes) {
    ByteBuffer record = ByteBuffer.allocate(5 + bytes.length).put((byte) 0).putInt(id);
    for (int b : bytes) {
      record.put((byte) b);
    }
    return record.array();
  }
}
