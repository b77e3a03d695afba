package io.supportcenter.schemas;

import io.supportcenter.schemas.Decoded.Poison;
import io.supportcenter.schemas.Decoded.PoisonReason;
import io.supportcenter.schemas.WriterSchemas.Writer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;

/**
 * Events to bytes and back, in Confluent's framing, with schemas in a Confluent-compatible
 * registry. Safe for use by many threads.
 *
 * <p>The serializer of the registry's maker finds the id of each of our schemas, once. Everything
 * else is done here: bytes of others are read within their own limits, and each look-up at the
 * registry has a time limit.
 */
public final class EventCodec implements AutoCloseable {

  private static final int HEADER_LENGTH = 5;
  private static final Duration LOOK_UP_MAX = Duration.ofSeconds(10);

  private final Serde serde;
  private final WriterSchemas writers;
  private final SpecificData classes = EventClasses.create();
  private final LoaderDatumProvider<SpecificRecord> data = new LoaderDatumProvider<>();
  private final Duration lookUpMax;
  private final ConcurrentMap<Schema, Integer> ids = new ConcurrentHashMap<>();

  EventCodec(Serde serde, WriterSchemas writers) {
    this(serde, writers, LOOK_UP_MAX);
  }

  EventCodec(Serde serde, WriterSchemas writers, Duration lookUpMax) {
    this.serde = serde;
    this.writers = writers;
    this.lookUpMax = lookUpMax;
  }

  /** For tests and tools: registers what the registry does not have. */
  public static EventCodec connect(String registryUrl) {
    return connect(RegistryAccess.open(registryUrl));
  }

  public static EventCodec connect(RegistryAccess access) {
    return new EventCodec(
        Serde.create(access),
        new WriterSchemas(
            new RegistryLookup(access, Serde.confluentUrl(access.url())), access.absent()));
  }

  /**
   * The event's bytes. The registry is asked for the id of the first event of a type, so not inside
   * a database transaction.
   *
   * @throws IllegalArgumentException when the event is incomplete
   * @throws RegistryUnavailable when the schema is new to this process, and the registry does not
   *     have it or cannot be asked
   */
  public byte[] encode(String topic, SpecificRecord event) {
    return encode(event, () -> id(topic, event));
  }

  /**
   * The same without the registry, for example inside a database transaction.
   *
   * @throws IllegalArgumentException when the event is incomplete
   * @throws RegistryUnavailable when {@link #register} has not found the id of its schema yet
   */
  public byte[] encodeRegistered(SpecificRecord event) {
    return encode(event, () -> knownId(event));
  }

  private byte[] encode(SpecificRecord event, IntSupplier id) {
    try {
      byte[] bytes = write(event);
      ByteBuffer.wrap(bytes, 1, Integer.BYTES).putInt(id.getAsInt());
      return bytes;
    } catch (AvroRuntimeException | NullPointerException | ClassCastException e) {
      throw new IllegalArgumentException(
          "not a valid " + event.getSchema().getFullName() + ": " + e.getMessage(), e);
    }
  }

  /** With room for the schema's id behind the magic byte. */
  private byte[] write(SpecificRecord event) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(new byte[HEADER_LENGTH]);
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      data.createDatumWriter(event, event.getSchema()).write(event, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int id(String topic, SpecificRecord event) {
    Integer known = ids.get(event.getSchema());
    if (known != null) {
      return known;
    }
    int id = askedId(topic, event);
    ids.put(event.getSchema(), id);
    return id;
  }

  /** Asks once more when there is no answer in time: the first time of all is the slowest. */
  private int askedId(String topic, SpecificRecord event) {
    String what = "asking for the id of " + event.getSchema().getFullName();
    Callable<Integer> ask = () -> id(serde.serializer().serialize(topic, event));
    try {
      return TimeLimit.within(lookUpMax, what, ask);
    } catch (RegistryUnavailable e) {
      if (e.getCause() instanceof TimeoutException) {
        return TimeLimit.within(lookUpMax, what, ask);
      }
      throw e;
    }
  }

  private int knownId(SpecificRecord event) {
    Integer known = ids.get(event.getSchema());
    if (known == null) {
      throw new RegistryUnavailable(
          "no id of the schema of %s yet; is it among the events that are registered at the start?"
              .formatted(event.getSchema().getFullName()),
          null);
    }
    return known;
  }

  private static int id(byte[] framed) {
    return ByteBuffer.wrap(framed, 1, Integer.BYTES).getInt();
  }

  /**
   * What the bytes are.
   *
   * @throws RegistryUnavailable when the schema is new to this process and the registry cannot be
   *     asked
   */
  public Decoded decode(String topic, byte[] bytes) {
    if (bytes == null) {
      return new Decoded.Tombstone();
    }
    if (bytes.length < HEADER_LENGTH || bytes[0] != 0) {
      return new Poison(
          PoisonReason.NOT_FRAMED,
          "expected magic byte 0 and a schema id, got " + bytes.length + " bytes");
    }
    int id = id(bytes);
    Optional<String> outside = Topics.writtenFromOutside(topic);
    return switch (writers.find(id).orElse(null)) {
      case null ->
          outside.isPresent() ? unknown("no schema of id " + id) : new Decoded.UnknownSchema(id);
      case Writer.Unknown(String name) ->
          outside.isPresent() ? unknown("no event type " + name) : new Decoded.UnknownType(name);
      case Writer.Refused(String why) -> new Poison(PoisonReason.UNDECODABLE, why);
      case Writer.Readable known ->
          outside.isPresent() && !outside.equals(known.topic())
              ? unknown(known.name() + " is not an event of this topic")
              : read(known, bytes);
    };
  }

  private static Poison unknown(String detail) {
    return new Poison(PoisonReason.UNKNOWN_SCHEMA, detail);
  }

  private static Decoded read(Writer.Readable writer, byte[] bytes) {
    try {
      return new Decoded.Event(
          writer.reader().read(null, new BoundedDecoder(bytes, HEADER_LENGTH)));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return new Poison(
          PoisonReason.UNDECODABLE, writer.name() + ": " + e.getClass().getSimpleName());
    }
  }

  /**
   * Finds the ids of the schemas of these event types, for {@link #encodeRegistered}.
   *
   * @throws RegistryUnavailable when the registry does not have one, or cannot be asked
   */
  public void register(String topic, Collection<Class<? extends SpecificRecord>> types) {
    types.forEach(type -> encode(topic, sample(classes.getSchema(type), classes)));
  }

  /** Some valid event of the type: by way of bytes, since random data knows no logical types. */
  static SpecificRecord sample(Schema schema, SpecificData classes) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      Object generic = new RandomData(schema, 1, 1L).iterator().next();
      new GenericDatumWriter<>(schema).write(generic, encoder);
      encoder.flush();
      return new SpecificDatumReader<SpecificRecord>(schema, schema, classes)
          .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    serde.serializer().close();
  }
}
