package io.supportcenter.schemas;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * What can be done with bytes of a schema id. A schema never changes under its id, so what the
 * registry has is kept. That it has none is kept for a while: otherwise each record of a producer
 * that uses another registry costs a request.
 */
final class WriterSchemas {

  /** Far more than one registry has; what is kept stays bounded whatever ids records carry. */
  private static final int KEPT_MAX = 10_000;

  /** Of one record with all its parts; ours have some hundred. */
  private static final int PARTS_MAX = 10_000;

  private static final int DEPTH_MAX = 100;

  private final RegistryLookup registry;
  private final long absentNanos;
  private final SpecificData classes = EventClasses.create();
  private final LoaderDatumProvider<SpecificRecord> readers = new LoaderDatumProvider<>();
  private final ConcurrentMap<Integer, Writer> known = new ConcurrentHashMap<>();
  private final ConcurrentMap<Integer, Long> absentSince = new ConcurrentHashMap<>();

  /**
   * @param absent how long the registry is not asked again for an id that it did not know
   */
  WriterSchemas(RegistryLookup registry, Duration absent) {
    this.registry = registry;
    this.absentNanos = absent.toNanos();
  }

  /** The schema that a record was written with, as far as this build can read it. */
  sealed interface Writer {

    /** An event type of ours. */
    record Readable(String name, Optional<String> topic, DatumReader<SpecificRecord> reader)
        implements Writer {}

    /** There is no class for it in this build. */
    record Unknown(String name) implements Writer {}

    /** Nothing that is written with it is read. */
    record Refused(String why) implements Writer {}
  }

  /**
   * Empty when the registry does not know the id.
   *
   * @throws RegistryUnavailable when it cannot be asked
   */
  Optional<Writer> find(int id) {
    Writer kept = known.get(id);
    if (kept != null) {
      return Optional.of(kept);
    }
    Long since = absentSince.get(id);
    if (since != null && System.nanoTime() - since < absentNanos) {
      return Optional.empty();
    }
    Optional<Writer> found = registry.schema(id).map(this::writer);
    found.ifPresentOrElse(
        writer -> keep(known, id, writer), () -> keep(absentSince, id, System.nanoTime()));
    return found;
  }

  private static <T> void keep(ConcurrentMap<Integer, T> kept, int id, T value) {
    if (kept.size() >= KEPT_MAX) {
      kept.clear();
    }
    kept.put(id, value);
  }

  private Writer writer(RegistryLookup.Answer answer) {
    return switch (answer) {
      case RegistryLookup.Answer.NotAvro(String why) -> new Writer.Refused(why);
      case RegistryLookup.Answer.Avro(Schema schema) -> writer(schema);
    };
  }

  private Writer writer(Schema written) {
    Optional<String> refusal = refusal(written);
    if (refusal.isPresent()) {
      return new Writer.Refused(refusal.get());
    }
    if (written.getType() != Schema.Type.RECORD) {
      return new Writer.Refused("not a record");
    }
    Class<?> type = classes.getClass(written);
    return type == null
        ? new Writer.Unknown(written.getFullName())
        : new Writer.Readable(
            written.getFullName(),
            EventTypes.topic(classes.getSchema(type)),
            readers.createDatumReader(written));
  }

  /**
   * Why bytes of that schema are not read; empty when they are. A few bytes of such a schema would
   * cost unlimited time or memory: of one that contains itself, whose parts multiply, or whose
   * arrays have items without bytes.
   */
  static Optional<String> refusal(Schema written) {
    try {
      new Parts().add(written);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** All parts of a schema, each as often as it occurs. */
  private static final class Parts {

    private final Set<String> around = new HashSet<>();
    private int depth;
    private int count;

    /** Answers whether values of it may have no bytes. */
    boolean add(Schema part) {
      require(++count <= PARTS_MAX, "a schema of more than " + PARTS_MAX + " parts");
      require(++depth <= DEPTH_MAX, "a schema of more than " + DEPTH_MAX + " levels");
      boolean empty =
          switch (part.getType()) {
            case NULL -> true;
            case RECORD -> addFields(part);
            case FIXED -> part.getFixedSize() == 0;
            case UNION -> {
              part.getTypes().forEach(this::add);
              yield false;
            }
            case ARRAY -> {
              require(!add(part.getElementType()), "an array of items that have no bytes");
              yield false;
            }
            case MAP -> {
              add(part.getValueType());
              yield false;
            }
            case ENUM, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN -> false;
          };
      depth--;
      return empty;
    }

    private boolean addFields(Schema written) {
      require(around.add(written.getFullName()), "a recursive schema");
      boolean empty = true;
      for (Schema.Field field : written.getFields()) {
        empty &= add(field.schema());
      }
      around.remove(written.getFullName());
      return empty;
    }

    private static void require(boolean met, String otherwise) {
      if (!met) {
        throw new IllegalArgumentException(otherwise);
      }
    }
  }
}
