package io.supportcenter.kit.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.NumbersProbe;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class AdvisoryLocksIT {

  private static final String KIND = "test";

  @Inject NumbersProbe database;

  private final List<String> names = List.of(UUID.randomUUID().toString(), "b", "a", "a");
  private Connection holder;
  private Connection other;

  @BeforeEach
  void connect() throws SQLException {
    holder = database.connect();
    other = database.connect();
    holder.setAutoCommit(false);
    other.setAutoCommit(false);
    Sql.update(other, "SET LOCAL lock_timeout = '200ms'");
  }

  @AfterEach
  void close() throws SQLException {
    holder.close();
    other.close();
  }

  @Test
  void shouldBeHeldByOneToTheEndOfItsTransaction() throws SQLException {
    AdvisoryLocks.alone(holder, KIND, names);

    assertThat(AdvisoryLocks.tryAlone(other, KIND, List.of("b", "c"))).containsExactly("c");
    assertThat(AdvisoryLocks.tryAlone(other, "another kind", List.of("b"))).containsExactly("b");
    holder.rollback();
    assertThat(AdvisoryLocks.tryAlone(other, KIND, List.of("b"))).containsExactly("b");
  }

  @Test
  void shouldLetThoseWhoShareThemKeepOutOnlyWhoIsAlone() throws SQLException {
    AdvisoryLocks.shared(holder, KIND, names);
    AdvisoryLocks.shared(other, KIND, names);

    assertThat(AdvisoryLocks.tryAlone(other, KIND, List.of("a"))).isEmpty();
    assertThatThrownBy(() -> AdvisoryLocks.alone(other, KIND, List.of("a")))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("lock timeout");
  }

  @Test
  void shouldNotMeetThoseOfAnotherSchema() throws SQLException {
    other.setSchema("pg_catalog");
    AdvisoryLocks.alone(holder, KIND, names);

    assertThat(AdvisoryLocks.tryAlone(other, KIND, names)).contains("a", "b");
    AdvisoryLocks.alone(other, KIND, names);
    AdvisoryLocks.shared(other, KIND, names);
  }
}
