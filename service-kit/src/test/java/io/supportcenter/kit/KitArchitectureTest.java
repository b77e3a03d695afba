package io.supportcenter.kit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.supportcenter.kit.testing.ArchitectureRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kit's packages stand on floors, and none uses one of a higher floor. */
class KitArchitectureTest {

  private static final String ROOT = "io.supportcenter.kit";

  /** The lowest first. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of(""),
          List.of("values", "json", "trace"),
          List.of("db", "events", "security"),
          List.of("outbox", "calls", "partner", "rest"),
          List.of("work"),
          List.of("inbox", "dispatch"),
          List.of("erasure"),
          List.of("assets", "audit", "sessions", "health"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void shouldHaveAFloorForEachPackage() {
    classes().should().resideInAnyPackage(packages(0, FLOORS.size())).check(CLASSES);
  }

  @Test
  void shouldUseNoPackageOfAHigherFloor() {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      noClasses()
          .that(resideInAnyPackage(packages(floor, floor + 1)))
          .should()
          .dependOnClassesThat(resideInAnyPackage(packages(floor + 1, FLOORS.size())))
          .check(CLASSES);
    }
  }

  @Test
  void shouldHaveNoCircleBetweenPackages() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void shouldObserveAfterTheCommit() {
    ArchitectureRules.OBSERVES_AFTER_THE_COMMIT.check(CLASSES);
  }

  private static String[] packages(int from, int to) {
    return FLOORS.subList(from, to).stream()
        .flatMap(List::stream)
        .map(name -> name.isEmpty() ? ROOT : ROOT + "." + name)
        .toArray(String[]::new);
  }
}
