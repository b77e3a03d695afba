package io.supportcenter.kit.testing;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.events.RecordRefused;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field of every record that others send, with values that are well-formed Avro and are not
 * what they should be. Whatever becomes of such a record, it harms only itself: the next record
 * with the same key is taken, and nothing waits for an operator. It is taken, or its sender is told
 * that it was not. A {@code @QuarkusTest} of a service extends this class and names its intakes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RecordMatrix {

  /** What an enum's name that a reader does not have turns into. */
  private static final String UNKNOWN = "UNKNOWN";

  private static final String LONG = "x".repeat(20_000);

  private static final Map<Schema.Type, List<Object>> WRONG =
      Map.of(
          Schema.Type.ENUM, List.of(UNKNOWN),
          Schema.Type.STRING,
              List.of(
                  "a\u0000b",
                  "a\u0007b",
                  "",
                  " ",
                  "\n",
                  "N/A",
                  "0000",
                  LONG,
                  "\u202e\ufeffa",
                  "a\n\tb",
                  "?"),
          Schema.Type.INT, List.of(Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE),
          Schema.Type.LONG, List.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE),
          Schema.Type.DOUBLE,
              List.of(Double.NaN, Double.NEGATIVE_INFINITY, -1e300, Double.MAX_VALUE));

  private static final List<Object> TIMES =
      List.of(
          Instant.ofEpochMilli(Long.MIN_VALUE),
          Instant.EPOCH,
          Instant.parse("9999-12-31T23:59:59Z"),
          Instant.parse("+58856-08-19T16:00:00Z"),
          Instant.ofEpochMilli(Long.MAX_VALUE));

  @Inject DataSource database;
  @Inject EventCodec codec;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @ConfigProperty(name = "support-center.registry.url")
  String registry;

  /**
   * A record that is right.
   *
   * @param taken a statement that has a row once the record was taken
   * @param parameters of that statement
   */
  public record Right(String key, SpecificRecord record, String taken, Object... parameters) {}

  /**
   * One channel.
   *
   * @param right makes another record each time, with another key
   * @param identity fields by which the statement finds a record, beside those that are its
   *     parameters: what became of another value cannot be looked up
   */
  public record Source(String topic, Supplier<Right> right, Set<String> identity) {

    public Source(String topic, Supplier<Right> right) {
      this(topic, right, Set.of());
    }

    private Source on(String other) {
      return new Source(other, right, identity);
    }

    private boolean isIdentity(Right record, Path path) {
      Object value = path.get(record.record());
      return identity.contains(path.toString())
          || Stream.of(record.parameters()).anyMatch(p -> p.toString().equals(value));
    }

    @Override
    public String toString() {
      return topic;
    }
  }

  /** Those of the service. */
  protected abstract Stream<Source> sources();

  /** Two records with one key. */
  private record Pair(String wrong, Right bad, Right good, boolean isFindable) {}

  @ParameterizedTest
  @MethodSource("sources")
  void shouldTakeTheNextRecordAfterAWrongOne(Source source) {
    List<Pair> pairs = pairs(source);
    assertThat(pairs).isNotEmpty();
    try (KafkaProbe kafka = new KafkaProbe(bootstrapServers, codec)) {
      List<RecordMetadata> sent =
          kafka.publishAll(
              pairs.stream()
                  .flatMap(pair ->
                      Stream.of(pair.bad(), pair.good())
                          .map(record -> encoded(source, pair.bad().key(), record.record())))
                  .toList());
      Map<String, Right> next = new LinkedHashMap<>();
      pairs.forEach(pair -> next.put(pair.wrong(), pair.good()));
      awaiting()
          .untilAsserted(() -> {
            next.values().removeIf(this::isTaken);
            assertThat(next.keySet()).as("what the next record was not taken behind").isEmpty();
          });
      assertThat(parked(source.topic())).as("parked records").isEmpty();
      Map<String, Pair> untold = new LinkedHashMap<>();
      for (int i = 0; i < pairs.size(); i++) {
        Pair pair = pairs.get(i);
        if (pair.isFindable() && !isTaken(pair.bad())) {
          untold.put(place(sent.get(2 * i)), pair);
        }
      }
      awaiting()
          .untilAsserted(() -> {
            untold.keySet().removeAll(refused(kafka).keySet());
            assertThat(untold.values())
                .extracting(Pair::wrong)
                .as("what was not taken, and not told on refusals.v1")
                .isEmpty();
          });
    }
  }

  /** Those who may write to a topic can stop nothing. */
  @ParameterizedTest
  @MethodSource("sources")
  void shouldTakeTheNextRecordAfterOneOfSomebodyElse(Source source) {
    int schema =
        TestSchemas.register(registry, "Order" + UUID.randomUUID().toString().substring(24));
    Map<byte[], String> others =
        Map.of(
            ByteBuffer.allocate(5).putInt(1, schema).array(), "UNKNOWN_SCHEMA",
            ByteBuffer.allocate(9).putInt(1, Integer.MAX_VALUE).array(), "UNKNOWN_SCHEMA",
            "{\"id\": 1}".getBytes(StandardCharsets.UTF_8), "NOT_FRAMED");
    try (KafkaProbe kafka = new KafkaProbe(bootstrapServers, codec)) {
      Map<String, String> expected = new LinkedHashMap<>();
      List<Right> next = new ArrayList<>();
      others.forEach((value, code) -> {
        Right right = source.right().get();
        byte[] key = right.key().getBytes(StandardCharsets.UTF_8);
        List<RecordMetadata> sent =
            kafka.publishAll(
                List.of(
                    new ProducerRecord<>(source.topic(), key, value),
                    encoded(source, right.key(), right.record())));
        expected.put(place(sent.getFirst()), code);
        next.add(right);
      });
      awaiting().untilAsserted(() -> assertThat(next).allMatch(this::isTaken));
      awaiting().untilAsserted(() -> assertThat(refused(kafka)).containsAllEntriesOf(expected));
    }
  }

  /** On a partner's own topic what is in its name is taken, and nothing that is in another's. */
  @Test
  void shouldTakeFromAPartnersTopicOnlyWhatIsInItsName() throws Exception {
    List<Source> partners =
        sources().filter(source -> Topics.ofPartners().contains(source.topic())).toList();
    try (PartnersTopics topics = new PartnersTopics(bootstrapServers);
        KafkaProbe kafka = new KafkaProbe(bootstrapServers, codec)) {
      for (Source source : partners) {
        Right foreign = source.right().get();
        Right right = source.right().get();
        String own = topics.create(source.topic(), PartnersTopics.named(source.topic(), right));
        String stranger = "stranger-" + UUID.randomUUID().toString().substring(0, 8);
        String answers = topics.create(Topics.REFUSALS, stranger);
        String strangers = topics.create(source.topic(), stranger);
        List<RecordMetadata> sent =
            kafka.publishAll(
                List.of(
                    encoded(source.on(strangers), foreign.key(), foreign.record()),
                    encoded(source.on(own), right.key(), right.record())));

        awaiting().untilAsserted(() -> assertThat(isTaken(right)).as(own).isTrue());
        awaiting()
            .untilAsserted(() ->
                assertThat(refused(kafka, answers))
                    .containsEntry(place(sent.getFirst()), "SENDER_NOT_ALLOWED"));
        assertThat(isTaken(foreign)).as(strangers).isFalse();
        assertThat(parked(strangers)).isEmpty();
      }
    }
  }

  private static List<Pair> pairs(Source source) {
    List<Pair> pairs = new ArrayList<>();
    for (Path path : paths(source.right().get().record())) {
      for (Object wrong : path.wrong()) {
        Right bad = source.right().get();
        boolean isFindable = !source.isIdentity(bad, path);
        path.set(bad.record(), wrong);
        pairs.add(new Pair(path + " = " + shown(wrong), bad, source.right().get(), isFindable));
      }
    }
    return pairs;
  }

  private static String place(RecordMetadata record) {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }

  /** Where the records are that their senders were told of, and why. */
  private Map<String, String> refused(KafkaProbe kafka) {
    return refused(kafka, Topics.REFUSALS);
  }

  private Map<String, String> refused(KafkaProbe kafka, String topic) {
    return kafka.read(topic).stream()
        .map(read -> codec.decode(Topics.REFUSALS, read.value()))
        .map(decoded -> (RecordRefused) ((Decoded.Event) decoded).event())
        .collect(
            Collectors.toMap(
                told -> told.getTopic() + "-" + told.getPartition() + "@" + told.getOffset(),
                RecordRefused::getCode));
  }

  private ProducerRecord<byte[], byte[]> encoded(Source source, String key, SpecificRecord record) {
    return new ProducerRecord<>(
        source.topic(), key.getBytes(StandardCharsets.UTF_8), codec.encode(source.topic(), record));
  }

  private boolean isTaken(Right right) {
    return read(tx -> Sql.exists(tx, right.taken(), right.parameters()));
  }

  private List<String> parked(String topic) {
    return read(tx ->
        Sql.query(
            tx,
            "SELECT reason || ' ' || detail FROM parked_record WHERE topic = ?",
            row -> row.getString(1),
            topic));
  }

  private interface Reading<T> {
    T of(Connection tx) throws SQLException;
  }

  private <T> T read(Reading<T> reading) {
    try (Connection connection = database.getConnection()) {
      return reading.of(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String shown(Object value) {
    String text = String.valueOf(value).replace("\u0000", "NUL");
    return text.length() > 30 ? text.substring(0, 30) + "..." : text;
  }

  /** The place of a field in a record. */
  private record Path(List<Object> steps, Schema schema) {

    List<Object> wrong() {
      if (schema.getLogicalType() != null) {
        return TIMES;
      }
      return WRONG.getOrDefault(schema.getType(), List.of());
    }

    Object get(SpecificRecord record) {
      Object value = record;
      for (Object step : steps) {
        value = inside(value, step);
      }
      return value;
    }

    @SuppressWarnings("unchecked")
    void set(SpecificRecord record, Object wrong) {
      Object owner = record;
      for (Object step : steps.subList(0, steps.size() - 1)) {
        owner = inside(owner, step);
      }
      Object last = steps.getLast();
      Object value = inside(owner, last) instanceof Enum<?> symbol ? unknown(symbol) : wrong;
      switch (owner) {
        case SpecificRecord inner ->
            inner.put(inner.getSchema().getField((String) last).pos(), value);
        case List<?> list -> ((List<Object>) list).set((int) last, value);
        case Map<?, ?> map -> ((Map<Object, Object>) map).put(last, value);
        default -> throw new IllegalStateException(owner.getClass().toString());
      }
    }

    private static Object unknown(Enum<?> symbol) {
      return Stream.of(symbol.getDeclaringClass().getEnumConstants())
          .filter(constant -> constant.name().equals(UNKNOWN))
          .findFirst()
          .orElseThrow();
    }

    private static Object inside(Object owner, Object step) {
      return switch (owner) {
        case SpecificRecord inner -> inner.get(inner.getSchema().getField((String) step).pos());
        case List<?> list -> list.get((int) step);
        case Map<?, ?> map -> map.get(step);
        default -> throw new IllegalStateException(owner.getClass().toString());
      };
    }

    @Override
    public String toString() {
      return String.join(".", steps.stream().map(String::valueOf).toList());
    }
  }

  private static List<Path> paths(SpecificRecord record) {
    List<Path> paths = new ArrayList<>();
    collect(List.of(), record.getSchema(), record, paths);
    return paths;
  }

  private static void collect(List<Object> at, Schema schema, Object value, List<Path> paths) {
    switch (schema.getType()) {
      case RECORD -> {
        SpecificRecord record = (SpecificRecord) value;
        schema
            .getFields()
            .forEach(field ->
                collect(with(at, field.name()), field.schema(), record.get(field.pos()), paths));
      }
      case UNION ->
          schema.getTypes().stream()
              .filter(type -> value != null && type.getType() != Schema.Type.NULL)
              .forEach(type -> collect(at, type, value, paths));
      case ARRAY -> {
        if (!((List<?>) value).isEmpty()) {
          collect(with(at, 0), schema.getElementType(), ((List<?>) value).getFirst(), paths);
        }
      }
      case MAP ->
          ((Map<?, ?>) value)
              .keySet().stream()
                  .findFirst()
                  .ifPresent(key ->
                      collect(
                          with(at, key),
                          schema.getValueType(),
                          ((Map<?, ?>) value).get(key),
                          paths));
      default -> paths.add(new Path(at, schema));
    }
  }

  private static List<Object> with(List<Object> at, Object step) {
    return Stream.concat(at.stream(), Stream.of(step)).toList();
  }
}
