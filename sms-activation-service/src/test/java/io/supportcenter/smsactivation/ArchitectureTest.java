package io.supportcenter.smsactivation;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "io.supportcenter.smsactivation.";
  private static final String[] DOMAIN = {
    ROOT + "account",
    ROOT + "activation",
    ROOT + "charge",
    ROOT + "code",
    ROOT + "issue",
    ROOT + "ledger",
    ROOT + "money",
    ROOT + "sender",
    ROOT + "sms"
  };
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.supportcenter.smsactivation");

  @Test
  void shouldKeepTheDomainFreeOfFrameworksAndOfWhatCarriesIt() {
    classes()
        .that(resideInAnyPackage(DOMAIN).and(not(simpleNameEndingWith("Mapper"))))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(DOMAIN)
                .or(
                    resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "com.google.i18n.phonenumbers..",
                        "io.supportcenter.events..")))
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCyclesBetweenPackages() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void shouldLeaveKafkaClientsToTheKit() {
    noClasses()
        .that(not(simpleNameEndingWith("Intake")))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.apache.kafka.."))
        .check(CLASSES);
  }
}
