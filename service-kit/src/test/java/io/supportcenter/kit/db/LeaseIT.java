package io.supportcenter.kit.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.NumbersProbe;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class LeaseIT {

  @Inject NumbersProbe numbers;

  private final String name = "test-" + UUID.randomUUID();
  private final AtomicLong clock = new AtomicLong();
  private final Lease first = new Lease(name, clock::get);
  private final Lease second = new Lease(name);
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = numbers.connect();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void shouldHaveOneHolderWhoMayRenewIt() throws SQLException {
    assertThat(first.take(connection)).isTrue();
    assertThat(second.take(connection)).isFalse();
    assertThat(first.take(connection)).isTrue();
    assertThat(first.keep(connection)).isTrue();
  }

  @Test
  void shouldBeTakenOverOnceItHasRunOut() throws SQLException {
    first.take(connection);
    runOut();

    assertThat(second.take(connection)).isTrue();
    assertThat(first.take(connection)).as("the former holder").isFalse();
  }

  @Test
  void shouldBeTakenAtOnceWhenItIsReleased() throws SQLException {
    first.take(connection);
    second.release(connection);
    assertThat(second.take(connection)).as("released by somebody else").isFalse();

    first.release(connection);
    assertThat(second.take(connection)).isTrue();
  }

  @Test
  void shouldBeRenewedWhenAThirdOfItsTimeHasPassed() throws SQLException {
    first.take(connection);
    runOut();

    assertThat(first.keep(connection)).isTrue();
    assertThat(isRunning()).as("at once").isFalse();
    clock.addAndGet(Lease.LENGTH.dividedBy(3).toNanos());
    assertThat(first.keep(connection)).isTrue();
    assertThat(isRunning()).as("after a third").isTrue();
  }

  @Test
  void shouldBeKnownToBeLostWhenAThirdOfItsTimeHasPassed() throws SQLException {
    first.take(connection);
    runOut();
    second.take(connection);

    clock.addAndGet(Lease.LENGTH.dividedBy(3).toNanos());
    assertThat(first.keep(connection)).isFalse();
  }

  @Test
  void shouldBeIndependentOfOthers() throws SQLException {
    first.take(connection);

    assertThat(new Lease(name + "-other").take(connection)).isTrue();
  }

  private boolean isRunning() throws SQLException {
    return Sql.exists(
        connection, "SELECT FROM lease WHERE name = ? AND expires_at > clock_timestamp()", name);
  }

  private void runOut() throws SQLException {
    Sql.update(
        connection, "UPDATE lease SET expires_at = now() - interval '1 s' WHERE name = ?", name);
  }
}
