package io.supportcenter.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

class ProblemAnswersTest {

  enum ShopProblem implements ProblemCode {
    SOLD_OUT,
    CLOSED;

    @Override
    public int status() {
      return 409;
    }
  }

  @Test
  void shouldListTheCodesThatAServiceAnswersWith() throws IOException {
    assertThat(codes(CommonProblem.class, ShopProblem.class))
        .isEqualTo(Stream.concat(common(), Stream.of("SOLD_OUT", "CLOSED")).toList());
  }

  @Test
  void shouldListCommonCodesOfAServiceWithoutAnyOfItsOwn() throws IOException {
    assertThat(codes(CommonProblem.class)).isEqualTo(common().toList());
  }

  @Test
  void shouldDescribeTheProblemOfEveryOperation() throws IOException {
    ProblemAnswers answers = new ProblemAnswers(Index.of(ProblemCode.class, CommonProblem.class));
    var operation =
        answers.filterOperation(
            OASFactory.createOperation().responses(OASFactory.createAPIResponses()));

    assertThat(operation.getResponses().getAPIResponse("default").getContent().getMediaTypes())
        .containsOnlyKeys(Problem.MEDIA_TYPE);
  }

  private static Stream<String> common() {
    return Arrays.stream(CommonProblem.values()).map(CommonProblem::name);
  }

  private static List<Object> codes(Class<?>... enums) throws IOException {
    OpenAPI document = OASFactory.createOpenAPI().components(OASFactory.createComponents());
    Class<?>[] classes =
        Stream.concat(Stream.of(ProblemCode.class), Arrays.stream(enums)).toArray(Class<?>[]::new);
    new ProblemAnswers(Index.of(classes)).filterOpenAPI(document);
    Schema problem = document.getComponents().getSchemas().get("Problem");
    return problem.getProperties().get("code").getEnumeration();
  }
}
