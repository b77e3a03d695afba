package io.supportcenter.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleEventTest {

  private static final SpecificData CLASSES = EventClasses.create();

  static List<Schema> everyEventType() {
    return EventTypes.all();
  }

  @ParameterizedTest
  @MethodSource("everyEventType")
  void shouldMakeAnEventOfEachType(Schema type) {
    assertThat(SampleEvent.of(type, CLASSES).getSchema()).isEqualTo(type);
  }
}
