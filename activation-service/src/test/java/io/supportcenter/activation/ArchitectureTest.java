package io.supportcenter.activation;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.supportcenter.activation.subscription.SubscriptionVault;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "io.supportcenter.activation.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.supportcenter.activation");

  @Test
  void shouldKeepTheDomainFreeOfEverythingButTheJdkAndItself() {
    mayUse("text", "java..");
    mayUse("party", "java..", ROOT + "text");
    mayUse("device", "java..", ROOT + "party", ROOT + "text");
    mayUse("provider", "java..", ROOT + "text");
    mayUse(
        "activation", "java..", ROOT + "text", ROOT + "party", ROOT + "device", ROOT + "provider");
  }

  @Test
  void shouldEncryptWithTinkAndNothingElse() {
    mayUse("subscription", "java..", "com.google.crypto.tink..", ROOT + "party", ROOT + "provider");
  }

  @Test
  void shouldOpenSubscriptionsOnlyOnTheWayToTheProvider() {
    noClasses()
        .that(
            not(resideInAnyPackage(ROOT + "subscription", ROOT + "calls", ROOT + "tmf640"))
                .as("outside of calls to providers"))
        .should()
        .callMethodWhere(
            describe(
                "opens a subscription",
                call ->
                    call.getTargetOwner().isEquivalentTo(SubscriptionVault.class)
                        && call.getName().equals("open")))
        .check(CLASSES);
  }

  @Test
  void shouldLeaveTheKafkaClientToTheKit() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.apache.kafka..")
                .and(not(nameMatching("org.apache.kafka.clients.consumer.ConsumerRecords"))))
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCyclesBetweenFeatures() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
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
