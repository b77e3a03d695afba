package io.supportcenter.kit.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerAnswerTest {

  private static final TypeReference<List<Body>> BODIES = new TypeReference<>() {};

  private record Body(String name, int count) {}

  @Test
  void shouldReadABodyAndIgnoreFieldsOfLaterContracts() {
    PartnerAnswer answer = PartnerAnswer.of(200, "{\"name\": \"a\", \"count\": 3, \"colour\": 1}");

    assertThat(answer.read(Body.class)).isEqualTo(new Body("a", 3));
  }

  @Test
  void shouldReadAListOfBodies() {
    PartnerAnswer answer =
        PartnerAnswer.of(200, "[{\"name\": \"a\", \"count\": 1}, {\"name\": \"b\", \"count\": 2}]");

    assertThat(answer.read(new TypeReference<List<Body>>() {}))
        .extracting(Body::name)
        .containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "<html>", "{\"count\": \"secret\"}", "{\"name\""})
  void shouldNotReadABodyOutsideTheContract(String body) {
    PartnerAnswer answer = PartnerAnswer.of(200, body);

    assertThatExceptionOfType(UnfitAnswer.class)
        .isThrownBy(() -> answer.read(Body.class))
        .withMessage("not a Body");
    assertThatExceptionOfType(UnfitAnswer.class)
        .isThrownBy(() -> answer.read(new TypeReference<Body>() {}));
    assertThat(answer.tryRead(Body.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | []",
        "204 | ''",
        "404 | {\"code\": \"60\", \"reason\": \"not found\"}",
        "404 | {\"code\": 60}",
        "404 | ''"
      })
  void shouldReadAListOfNothing(int status, String body) {
    assertThat(PartnerAnswer.of(status, body).readList(BODIES)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 206})
  void shouldReadAListThatASearchFound(int status) {
    assertThat(PartnerAnswer.of(status, "[{\"name\": \"a\", \"count\": 1}]").readList(BODIES))
        .containsExactly(new Body("a", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | <html>",
        "404 | {}",
        "404 | {\"code\": null}",
        "200 | ''",
        "200 | {}",
        "200 | [null]",
        "201 | []",
        "400 | []"
      })
  void shouldNotTakeOtherAnswersForAList(int status, String body) {
    assertThatExceptionOfType(UnfitAnswer.class)
        .isThrownBy(() -> PartnerAnswer.of(status, body).readList(BODIES));
  }

  @Test
  void shouldReadTheCodeOfAProblem() {
    PartnerAnswer answer = PartnerAnswer.of(404, "{\"title\": \"t\", \"code\": \"SALE_UNKNOWN\"}");

    assertThat(answer.code()).contains("SALE_UNKNOWN");
    assertThat(answer.refusal()).isEqualTo("SALE_UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "<html>403</html>",
        "[]",
        "{}",
        "{\"code\": null}",
        "{\"code\": \" \"}",
        "{\"code\": 1020}",
        "{\"code\": {}}",
        "{\"code\": \"a\\u0000\"}",
        "{\"message\": \"Forbidden\"}"
      })
  void shouldSeeThatAnAnswerHasNoCode(String body) {
    PartnerAnswer answer = PartnerAnswer.of(403, body);

    assertThat(answer.code()).isEmpty();
    assertThatExceptionOfType(UnfitAnswer.class).isThrownBy(answer::refusal);
  }

  @Test
  void shouldNotTakeAnAnswerOfSuccessForARefusal() {
    PartnerAnswer answer = PartnerAnswer.of(200, "{\"code\": \"SALE_UNKNOWN\"}");

    assertThatExceptionOfType(UnfitAnswer.class).isThrownBy(answer::refusal);
  }

  @Test
  void shouldTakeTextsOfTheContractOnly() {
    assertThat(UnfitAnswer.text(" a ", "name", 3)).isEqualTo("a");
    for (String text : new String[] {null, "", "  ", "abcd", "a\u0000"}) {
      assertThatExceptionOfType(UnfitAnswer.class)
          .isThrownBy(() -> UnfitAnswer.text(text, "name", 3))
          .withMessage("without a fitting name");
    }
  }

  @Test
  void shouldKeepTheBodyOutOfTexts() {
    assertThat(PartnerAnswer.of(200, "secret")).hasToString("answered 200");
  }
}
