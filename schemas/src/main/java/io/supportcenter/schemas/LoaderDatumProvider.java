package io.supportcenter.schemas;

import io.apicurio.registry.serde.avro.AvroDatumProvider;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Readers and writers of our generated classes, found through this class's own loader: Avro's
 * global {@link SpecificData} keeps classes of whichever loader came first, which breaks where an
 * application is loaded more than once.
 *
 * @param <T> the generated class
 */
public final class LoaderDatumProvider<T> implements AvroDatumProvider<T> {

  private final SpecificData data = EventClasses.create();
  private final ConcurrentMap<Schema, DatumReader<T>> readers = new ConcurrentHashMap<>();
  private final ConcurrentMap<Schema, DatumWriter<T>> writers = new ConcurrentHashMap<>();

  @Override
  public void configure(AvroSerdeConfig config) {
    // Nothing to configure: always the generated classes.
  }

  @Override
  public DatumReader<T> createDatumReader(Schema written) {
    return readers.computeIfAbsent(
        written, w -> new SpecificDatumReader<>(w, readerSchema(w), data));
  }

  @Override
  public DatumWriter<T> createDatumWriter(T datum, Schema schema) {
    return writers.computeIfAbsent(schema, s -> new SpecificDatumWriter<>(s, data));
  }

  @Override
  public Schema toSchema(T datum) {
    return ((SpecificRecord) datum).getSchema();
  }

  private Schema readerSchema(Schema written) {
    Class<?> type = data.getClass(written);
    if (type == null) {
      throw new AvroTypeException("no class for " + written.getFullName());
    }
    return data.getSchema(type);
  }
}
