package io.supportcenter.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedDecoderTest {

  private static final String EVERYTHING =
      """
      {"type": "record", "name": "Everything", "fields": [
        {"name": "flag", "type": "boolean"}, {"name": "i", "type": "int"}, {"name": "l", "type": "long"},
        {"name": "f", "type": "float"}, {"name": "d", "type": "double"}, {"name": "s", "type": "string"},
        {"name": "b", "type": "bytes"}, {"name": "n", "type": "null"},
        {"name": "x", "type": {"type": "fixed", "name": "Nine", "size": 9}},
        {"name": "e", "type": {"type": "enum", "name": "Colour", "symbols": ["RED", "BLUE"]}},
        {"name": "a", "type": {"type": "array", "items": {"type": "array", "items": "long"}}},
        {"name": "m", "type": {"type": "map", "values": "string"}},
        {"name": "u", "type": ["null", "double", "string"]}]}
      """;

  static List<Schema> types() {
    return SchemaSources.all();
  }

  @ParameterizedTest
  @MethodSource("types")
  void shouldReadWhatAvroReads(Schema type) throws IOException {
    shouldReadAlike(type);
  }

  @Test
  void shouldReadEveryKindOfValueAsAvroReadsIt() throws IOException {
    shouldReadAlike(new Schema.Parser().parse(EVERYTHING));
  }

  private static void shouldReadAlike(Schema type) throws IOException {
    for (Object datum : new RandomData(type, 50, 7L)) {
      byte[] bytes = bytes(type, datum);
      GenericDatumReader<Object> reader = new GenericDatumReader<>(type);

      assertThat(reader.read(null, new BoundedDecoder(bytes, 0)))
          .isEqualTo(reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null)));
    }
  }

  /** As a reader does for a field that its own schema does not have. */
  @Test
  void shouldSkipEveryKindOfValue() throws IOException {
    Schema written = new Schema.Parser().parse(EVERYTHING);
    Schema nothing = Schema.createRecord("Everything", null, null, false, List.of());
    for (Object datum : new RandomData(written, 50, 7L)) {
      byte[] bytes = bytes(written, datum);

      assertThat(
              new GenericDatumReader<>(written, nothing).read(null, new BoundedDecoder(bytes, 0)))
          .isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"string\"",
        "\"bytes\"",
        "{\"type\": \"array\", \"items\": \"long\"}",
        "{\"type\": \"array\", \"items\": {\"type\": \"array\", \"items\": \"boolean\"}}",
        "{\"type\": \"map\", \"values\": \"long\"}"
      })
  void shouldRefuseALengthThatLies(String type) throws IOException {
    Schema schema = new Schema.Parser().parse(type);

    for (long length : new long[] {1_500_000_000L, Long.MAX_VALUE, 3, Long.MIN_VALUE, -5}) {
      assertThatThrownBy(() ->
              new GenericDatumReader<>(schema).read(null, new BoundedDecoder(number(length), 0)))
          .as("%s of %d", type, length)
          .isInstanceOf(EOFException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"int\"", "\"long\"", "\"float\"", "\"double\"", "\"boolean\""})
  void shouldRefuseANumberThatIsCutOff(String type) {
    Schema schema = new Schema.Parser().parse(type);

    assertThatThrownBy(
            () -> new GenericDatumReader<>(schema).read(null, new BoundedDecoder(new byte[0], 0)))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void shouldRefuseANumberThatNeverEnds() {
    byte[] endless = new byte[100];
    Arrays.fill(endless, (byte) 0x80);

    assertThatThrownBy(() -> new BoundedDecoder(endless, 0).readLong())
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new BoundedDecoder(number(1L << 40), 0).readInt())
        .isInstanceOf(IOException.class);
  }

  private static byte[] number(long n) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    encoder.writeLong(n);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static byte[] bytes(Schema type, Object datum) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(type).write(datum, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
