package io.supportcenter.registration;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.junit.jupiter.api.Test;

/** What holds for the whole service; the domain's own rules are in {@link ArchitectureTest}. */
class ShellArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.supportcenter.registration");

  @Test
  void shouldHaveNoCyclesBetweenFeatures() {
    slices()
        .matching("io.supportcenter.registration.(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void shouldLeaveTheKafkaClientToTheKit() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.apache.kafka..").and(not(name(ConsumerRecords.class.getName()))))
        .check(CLASSES);
  }

  @Test
  void shouldNameEntitiesAndResourcesAsSuch() {
    classes()
        .that()
        .areAnnotatedWith(Entity.class)
        .should()
        .haveSimpleNameEndingWith("Entity")
        .check(CLASSES);
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .haveSimpleNameEndingWith("Resource")
        .check(CLASSES);
  }

  /** RESTEasy does not find others. */
  @Test
  void shouldHavePublicResources() {
    classes().that().areAnnotatedWith(Path.class).should().bePublic().check(CLASSES);
  }
}
