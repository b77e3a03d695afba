package io.supportcenter.kit.db;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseRequirementsTest {

  @Test
  void shouldRefuseAnOlderVersion() {
    DatabaseRequirements.requireVersion(17);

    assertThatIllegalStateException()
        .isThrownBy(() -> DatabaseRequirements.requireVersion(16))
        .withMessage("the database is PostgreSQL 16; version 17 or newer is required");
  }

  @Test
  void shouldRefuseAPoolerThatLendsABackendToOneTransactionAfterAnother() {
    DatabaseRequirements.requireSessions(1, 2);

    assertThatIllegalStateException()
        .isThrownBy(() -> DatabaseRequirements.requireSessions(1, 1))
        .withMessageContaining("must pool sessions");
  }

  @Test
  void shouldRefuseAPoolerThatLeavesOutTheSettings() {
    DatabaseRequirements.requireSettings(List.of());

    assertThatIllegalStateException()
        .isThrownBy(() -> DatabaseRequirements.requireSettings(List.of("transaction_timeout")))
        .withMessageEndingWith("set transaction_timeout for the role");
  }

  @Test
  void shouldRefuseToRunAsTheOwnerOfTheTables() {
    DatabaseRequirements.requireOwner("service", "owner", false);
    DatabaseRequirements.requireOwner("service", "service", true);

    assertThatIllegalStateException()
        .isThrownBy(() -> DatabaseRequirements.requireOwner("service", "service", false))
        .withMessage(
            "quarkus.flyway.username must name the owner of the tables, another user than"
                + " quarkus.datasource.username");
  }

  @Test
  void shouldRefuseAUserWhoMayChangeTablesAllTheSame() {
    DatabaseRequirements.requireLittle(false, false);
    DatabaseRequirements.requireLittle(true, true);

    assertThatIllegalStateException()
        .isThrownBy(() -> DatabaseRequirements.requireLittle(true, false))
        .withMessageContaining("neither a superuser");
  }
}
