package io.supportcenter.activation;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.supportcenter.activation.subscription.SubscriptionVault;
import io.supportcenter.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {

  private static final String ROOT = "io.supportcenter.activation.";

  ArchitectureTest() {
    super("io.supportcenter.activation");
  }

  @Test
  void shouldOpenSubscriptionsOnlyOnTheWayToTheProvider() {
    noClasses()
        .that(
            not(resideInAnyPackage(ROOT + "subscription", ROOT + "activation.partner"))
                .as("outside of calls to providers"))
        .should()
        .callMethodWhere(
            describe(
                "opens a subscription",
                call ->
                    call.getTargetOwner().isEquivalentTo(SubscriptionVault.class)
                        && call.getName().equals("open")))
        .check(imported());
  }
}
