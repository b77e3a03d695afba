package io.supportcenter.reactivation;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "io.supportcenter.reactivation.";
  private static final String[] DOMAIN = {
    ROOT + "account", ROOT + "scorecard", ROOT + "policy", ROOT + "decision", ROOT + "reactivation"
  };
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.supportcenter.reactivation");

  @Test
  void shouldKeepTheDomainFreeOfEverythingButTheJdk() {
    classes()
        .that(resideInAnyPackage(DOMAIN).and(not(nameMatching(".*Mapper.*"))))
        .should()
        .onlyDependOnClassesThat(resideInAPackage("java..").or(resideInAnyPackage(DOMAIN)))
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCyclesBetweenFeatures() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void shouldTouchNothingOfTheKafkaClientButPolledRecords() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.apache.kafka..").and(not(nameMatching(".*\\.ConsumerRecords"))))
        .check(CLASSES);
  }
}
