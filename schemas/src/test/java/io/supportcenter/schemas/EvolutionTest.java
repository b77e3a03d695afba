package io.supportcenter.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was released stays readable, and what is written now stays readable by who runs a released
 * version.
 */
class EvolutionTest {

  static List<Released> released() {
    return Released.all();
  }

  static List<Schema> current() {
    return EventTypes.all();
  }

  @ParameterizedTest
  @MethodSource("released")
  void shouldReadWhatEveryReleaseWrote(Released released) {
    assertThat(compatibility(EventTypes.current(released.schema().getName()), released.schema()))
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  @ParameterizedTest
  @MethodSource("released")
  void shouldWriteWhatEveryReleaseReads(Released released) {
    assertThat(compatibility(released.schema(), EventTypes.current(released.schema().getName())))
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  @ParameterizedTest
  @MethodSource("released")
  void shouldKeepTheBytesOfEveryRelease(Released released) throws IOException {
    Schema same = released.schema();
    Object event =
        new SpecificDatumReader<>(same, same)
            .read(null, DecoderFactory.get().binaryDecoder(released.golden(), null));

    assertThat(bytes(same, event)).isEqualTo(released.golden());
    assertThat(readByThisBuild(released)).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("current")
  void shouldGiveEveryEnumADefaultForSymbolsOfLaterVersions(Schema event) {
    assertThat(enums(event).toList())
        .allSatisfy(e -> assertThat(e.getEnumDefault()).as(e.getFullName()).isEqualTo("UNKNOWN"));
  }

  @Test
  void shouldHaveReleasedSchemasToCompareWith() {
    assertThat(released()).isNotEmpty();
  }

  private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
  }

  private static Object readByThisBuild(Released released) throws IOException {
    return new SpecificDatumReader<>(
            released.schema(), EventTypes.current(released.schema().getName()))
        .read(null, DecoderFactory.get().binaryDecoder(released.golden(), null));
  }

  private static byte[] bytes(Schema schema, Object event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema, org.apache.avro.specific.SpecificData.get())
        .write(event, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static Stream<Schema> enums(Schema schema) {
    List<Schema> nested = new ArrayList<>();
    switch (schema.getType()) {
      case ENUM -> nested.add(schema);
      case RECORD -> schema.getFields().forEach(f -> enums(f.schema()).forEach(nested::add));
      case ARRAY -> enums(schema.getElementType()).forEach(nested::add);
      case MAP -> enums(schema.getValueType()).forEach(nested::add);
      case UNION -> schema.getTypes().forEach(t -> enums(t).forEach(nested::add));
      case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL, FIXED -> {}
    }
    return nested.stream();
  }
}
