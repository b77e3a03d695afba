package io.supportcenter.schemas;

import io.supportcenter.schemas.Decoded.Poison;
import io.supportcenter.schemas.Decoded.PoisonReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Collection;
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
 * registry. Safe for use by many threads. Schemas are fetched once per id and kept.
 */
public final class EventCodec implements AutoCloseable {

  private static final int HEADER_LENGTH = 5;

  private final Serde serde;
  private final RegistryLookup registry;
  private final SpecificData classes = EventClasses.create();

  private EventCodec(Serde serde, RegistryLookup registry) {
    this.serde = serde;
    this.registry = registry;
  }

  /**
   * @param registryUrl base address of the registry, without a path (Apicurio), or the address of
   *     Confluent's own
   */
  public static EventCodec connect(String registryUrl) {
    return new EventCodec(
        Serde.create(registryUrl), new RegistryLookup(Serde.confluentUrl(registryUrl)));
  }

  /**
   * The event's bytes. The first event of a type registers its schema.
   *
   * @throws RegistryUnavailable when the schema is new to this process and the registry cannot be
   *     asked
   */
  public byte[] encode(String topic, SpecificRecord event) {
    try {
      return serde.serializer().serialize(topic, event);
    } catch (AvroRuntimeException | NullPointerException | ClassCastException e) {
      throw new IllegalArgumentException(
          "not a valid " + event.getSchema().getFullName() + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new RegistryUnavailable(
          "cannot register " + event.getSchema().getFullName() + " for " + topic, e);
    }
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
    try {
      return new Decoded.Event((SpecificRecord) serde.deserializer().deserialize(topic, bytes));
    } catch (RuntimeException e) {
      return explain(bytes, e);
    }
  }

  /**
   * Registers the schemas of these event types and keeps their ids, so that {@link #encode} need
   * not ask the registry later.
   *
   * @throws RegistryUnavailable when the registry cannot be asked
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

  private Decoded explain(byte[] bytes, RuntimeException fault) {
    int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
    return registry
        .schema(id)
        .map(schema -> explain(schema, fault))
        .orElseGet(() -> new Poison(PoisonReason.UNKNOWN_SCHEMA, "no schema of id " + id));
  }

  private Decoded explain(Schema schema, RuntimeException fault) {
    if (schema.getType() == Schema.Type.RECORD && classes.getClass(schema) == null) {
      return new Decoded.UnknownType(schema.getFullName());
    }
    return new Poison(
        PoisonReason.UNDECODABLE, schema.getFullName() + ": " + fault.getClass().getSimpleName());
  }

  @Override
  public void close() {
    serde.serializer().close();
    serde.deserializer().close();
  }
}
