package io.supportcenter.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

  static List<Schema> types() {
    return EventTypes.all();
  }

  @ParameterizedTest
  @MethodSource("types")
  void shouldFindAValidSampleOfEveryType(Schema type) {
    SpecificData classes = new SpecificData(EventCodec.class.getClassLoader());

    assertThat(EventCodec.sample(type, classes).getSchema()).isEqualTo(type);
  }
}
