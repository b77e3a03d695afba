package io.supportcenter.registration;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "io.supportcenter.registration.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              ROOT + "product",
              ROOT + "receipt",
              ROOT + "customer",
              ROOT + "reservation",
              ROOT + "registration")
          .that(
              resideInAnyPackage(
                  ROOT + "product",
                  ROOT + "receipt..",
                  ROOT + "customer",
                  ROOT + "reservation",
                  ROOT + "registration"));

  @Test
  void shouldKeepProductsFreeOfEverythingButTheJdk() {
    mayUse("product", "java..");
  }

  @Test
  void shouldKeepCustomersFreeOfEverythingButTheJdkAndPhoneNumbers() {
    mayUse("customer", "java..", "javax.crypto..", "com.google.i18n.phonenumbers..");
  }

  @Test
  void shouldKeepReservationsFreeOfEverythingButTheJdk() {
    mayUse("reservation", "java..");
  }

  @Test
  void shouldKeepReceiptsFreeOfEverythingButTheJdkAndOtherDomainPackages() {
    mayUse("receipt", "java..", ROOT + "customer", ROOT + "product", ROOT + "reservation");
  }

  @Test
  void shouldKeepRegistrationsFreeOfEverythingButTheJdkAndOtherDomainPackages() {
    mayUse(
        "registration",
        "java..",
        ROOT + "customer",
        ROOT + "product",
        ROOT + "receipt",
        ROOT + "reservation");
  }

  @Test
  void shouldHaveNoCyclesBetweenFeatures() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  private static void mayUse(String feature, String... packages) {
    String own = ROOT + feature;
    classes()
        .that(resideInAnyPackage(own).and(not(nameMatching(".*Mapper.*"))))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(packages).or(resideInAnyPackage(own)).or(isArray()))
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> isArray() {
    return describe(
        "arrays of primitives",
        type -> type.isArray() && type.getBaseComponentType().isPrimitive());
  }
}
