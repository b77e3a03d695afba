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
}
