package io.supportcenter.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
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
    return SchemaSources.all();
  }

  @ParameterizedTest
  @MethodSource("released")
  void shouldReadWhatEveryReleaseWrote(Released released) {
    assertThat(compatibility(SchemaSources.current(released.schema().getName()), released.schema()))
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  @ParameterizedTest
  @MethodSource("released")
  void shouldWriteWhatEveryReleaseReads(Released released) {
    assertThat(compatibility(released.schema(), SchemaSources.current(released.schema().getName())))
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  @ParameterizedTest
  @MethodSource("released")
  void shouldReadTheBytesOfEveryReleaseToTheirEnd(Released released) throws IOException {
    BinaryDecoder bytes = DecoderFactory.get().binaryDecoder(released.golden(), null);
    Schema ours = SchemaSources.current(released.schema().getName());

    Object event = new SpecificDatumReader<>(released.schema(), ours).read(null, bytes);

    assertThat(event).isInstanceOf(SpecificRecord.class);
    assertThat(bytes.isEnd()).isTrue();
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
