package io.supportcenter.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SealedTypesTest {

  sealed interface Shape {
    record Point() implements Shape {}

    record Circle(int radius) implements Shape {}

    sealed interface Angular extends Shape {}

    record Square(int side) implements Angular {}

    /** Reached in two ways. */
    record Star(int points) implements Angular, Shape {}
  }

  sealed interface Marker permits Shade, Pen {}

  enum Shade implements Marker {
    DARK
  }

  record Pen(Shape tip) implements Marker {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  sealed interface Named {
    record One(int n) implements Named {}
  }

  interface Open {}

  record Plain(int n) implements Open {}

  private final ObjectMapper json = new ObjectMapper().setAnnotationIntrospector(new SealedTypes());

  @Test
  void shouldWriteTheNameOfTheCase() throws JsonProcessingException {
    assertThat(json.writeValueAsString(new Shape.Circle(2)))
        .isEqualTo("{\"is\":\"Circle\",\"radius\":2}");
    assertThat(json.writeValueAsString(new Shape.Point())).isEqualTo("{\"is\":\"Point\"}");
  }

  @Test
  void shouldWriteTheNameOfACaseOfANearerSealedType() throws JsonProcessingException {
    assertThat(json.writeValueAsString(new Shape.Square(3)))
        .isEqualTo("{\"is\":\"Square\",\"side\":3}");
  }

  @Test
  void shouldReadACaseByItsName() throws JsonProcessingException {
    assertThat(json.readValue("{\"is\":\"Square\",\"side\":3}", Shape.class))
        .isEqualTo(new Shape.Square(3));
    assertThat(json.readValue("{\"is\":\"Star\",\"points\":5}", Shape.class))
        .isEqualTo(new Shape.Star(5));
    assertThat(json.readValue("{\"is\":\"Star\",\"points\":5}", Shape.Angular.class))
        .isEqualTo(new Shape.Star(5));
  }

  @Test
  void shouldReadCasesInsideOfOthers() throws JsonProcessingException {
    Map<String, List<Marker>> all = Map.of("box", List.of(new Pen(new Shape.Point())));
    String written =
        json.writerFor(new TypeReference<Map<String, List<Marker>>>() {}).writeValueAsString(all);

    assertThat(json.readValue(written, new TypeReference<Map<String, List<Marker>>>() {}))
        .isEqualTo(all);
  }

  @Test
  void shouldRefuseACaseThatDoesNotExist() {
    assertThatThrownBy(() -> json.readValue("{\"is\":\"Triangle\"}", Shape.class))
        .isInstanceOf(InvalidTypeIdException.class);
    assertThatThrownBy(() -> json.readValue("{\"radius\":2}", Shape.class))
        .isInstanceOf(InvalidTypeIdException.class);
  }

  @Test
  void shouldRefuseACaseOfAnotherSealedType() {
    assertThatThrownBy(() -> json.readValue("{\"is\":\"Circle\",\"radius\":2}", Marker.class))
        .isInstanceOf(InvalidTypeIdException.class);
  }

  /** A class's full name in stored data would let it choose what is made of it. */
  @Test
  void shouldRefuseTheNameOfAClass() {
    assertThatThrownBy(
            () -> json.readValue("{\"is\":\"" + Plain.class.getName() + "\"}", Shape.class))
        .isInstanceOf(InvalidTypeIdException.class);
  }

  @Test
  void shouldUseThePropertyThatATypeNamesItself() throws JsonProcessingException {
    assertThat(json.writerFor(Named.class).writeValueAsString(new Named.One(1)))
        .isEqualTo("{\"kind\":\"One\",\"n\":1}");
    assertThat(json.readValue("{\"kind\":\"One\",\"n\":1}", Named.class))
        .isEqualTo(new Named.One(1));
  }

  @Test
  void shouldNotNameWhatIsNotACase() throws JsonProcessingException {
    assertThat(json.writeValueAsString(new Plain(1))).isEqualTo("{\"n\":1}");
  }
}
