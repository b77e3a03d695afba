package io.supportcenter.kit.values;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();

  record Body(
      @PlainText String id, @PlainText(lines = true) String text, List<@PlainText String> names) {}

  @AfterAll
  static void close() {
    FACTORY.close();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"a", "Zoë", "a b"})
  void shouldAcceptPlainTextAndNothing(String text) {
    assertThat(fields(new Body(text, text, List.of("n")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\u0000", "a\ud800"})
  void shouldNameTheFieldThatIsWrong(String text) {
    assertThat(fields(new Body(text, "t", List.of("n")))).containsExactly("id");
    assertThat(fields(new Body("i", text, List.of("n")))).containsExactly("text");
    assertThat(fields(new Body("i", "t", List.of("n", text))))
        .containsExactly("names[1].<list element>");
  }

  @Test
  void shouldAcceptLinesWhereTheyAreWanted() {
    assertThat(fields(new Body("a\nb", "a\nb", List.of()))).containsExactly("id");
  }

  @Test
  void shouldSayWhatIsWrong() {
    assertThat(FACTORY.getValidator().validate(new Body("", "t", List.of())))
        .extracting(ConstraintViolation::getMessage)
        .containsExactly("must not be blank or contain control characters");
  }

  private static List<String> fields(Body body) {
    return FACTORY.getValidator().validate(body).stream()
        .map(violation -> violation.getPropertyPath().toString())
        .toList();
  }
}
