package io.supportcenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.supportcenter.local.LocalCentre;
import io.supportcenter.local.stack.Service;
import io.supportcenter.local.walk.ClaimStep;
import io.supportcenter.local.walk.WalkContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One test for each claim element, named by patent and element: the steps of the launcher's walk.
 */
@ExtendWith(RunningCentre.class)
class ClaimsIT {

  private static WalkContext context;

  @BeforeAll
  static void open(LocalCentre centre) {
    context = centre.walkContext();
  }

  @AfterAll
  static void close() {
    context.close();
  }

  @TestFactory
  Stream<DynamicContainer> claims(LocalCentre centre) {
    Map<String, List<ClaimStep>> patents =
        centre.claimSteps().stream()
            .collect(
                Collectors.groupingBy(ClaimStep::patent, LinkedHashMap::new, Collectors.toList()));
    assertThat(centre.stack().services()).containsExactly(Service.values());
    return patents.entrySet().stream()
        .map(patent ->
            dynamicContainer(
                patent.getKey(),
                patent.getValue().stream()
                    .map(step -> dynamicTest(step.element(), () -> step.run(context)))));
  }
}
