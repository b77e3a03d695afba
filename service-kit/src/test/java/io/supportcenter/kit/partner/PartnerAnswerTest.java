package io.supportcenter.kit.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerAnswerTest {

  private record Body(String name, int count) {}

  @Test
  void shouldReadABodyAndIgnoreFieldsOfLaterContracts() {
    PartnerAnswer answer = PartnerAnswer.of(200, "{\"name\": \"a\", \"count\": 3, \"colour\": 1}");

    assertThat(answer.read(Body.class)).isEqualTo(new Body("a", 3));
  }

  @Test
  void shouldReadAListOfBodies() {
    PartnerAnswer answer = PartnerAnswer.of(200, "[{\"name\": \"a\"}, {\"name\": \"b\"}]");

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
