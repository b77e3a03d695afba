package io.supportcenter.kit.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.schemas.EventCodec;
import jakarta.transaction.RollbackException;
import java.net.SocketTimeoutException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

  /**
   * Connection lost, deadlock, too many connections, lock not available, shutdown, disk, schema, a
   * plan whose result has changed, a prepared statement that is gone, a limit, an internal error.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "25006", "40001", "40P01", "42P01", "53300", "55P03", "57P01", "58030", "0A000",
        "26000", "54000", "XX000"
      })
  void shouldTryAgainWhatSaysNothingOfTheData(String state) {
    assertThat(Faults.isTransient(sql(state))).isTrue();
  }

  /** Text too long, not a number, duplicate key, check violated, raised by a trigger. */
  @ParameterizedTest
  @ValueSource(strings = {"22001", "22P02", "23505", "23514", "P0001"})
  void shouldNotTryAgainWhatTheDataCaused(String state) {
    assertThat(Faults.isTransient(sql(state))).isFalse();
    assertThat(Faults.mayBeOneInputs(sql(state))).isTrue();
  }

  /** The driver has none for a connection that it could not open, and for an empty pool. */
  @Test
  void shouldTryAgainWhatHasNoState() {
    assertThat(Faults.isTransient(new SQLException("acquisition timeout"))).isTrue();
    assertThat(Faults.isTransient(sql("0"))).isTrue();
  }

  /** Statement, idle and transaction time limits, and the size of a row in an index. */
  @ParameterizedTest
  @ValueSource(strings = {"57014", "25P03", "25P04", "54000"})
  void shouldTakeWhatRanIntoALimitForTooMuch(String state) {
    assertThat(Faults.mayBeTooMuch(new IllegalStateException(sql(state)))).isTrue();
    assertThat(Faults.isTransient(sql(state))).isTrue();
  }

  @Test
  void shouldTakeTimeOutsForTooMuch() {
    SQLException broken = new SQLException("broken", "08006", new SocketTimeoutException());

    assertThat(Faults.mayBeTooMuch(broken)).isTrue();
    assertThat(Faults.mayBeTooMuch(new IllegalStateException(new RollbackException("timed out"))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40P01", "57P01", "23505"})
  void shouldNotTakeOtherFaultsForTooMuch(String state) {
    assertThat(Faults.mayBeTooMuch(sql(state))).isFalse();
  }

  @Test
  void shouldFindTheDatabasesFaultBehindOthers() {
    Throwable wrapped = new IllegalStateException(new RuntimeException(sql("08006")));

    assertThat(Faults.isTransient(wrapped)).isTrue();
    assertThat(Faults.isTransient(new IllegalStateException(sql("23505")))).isFalse();
  }

  @Test
  void shouldBelieveTheOuterOfTwoFaultsOfTheDatabase() {
    SQLException batch = new BatchUpdateException("batch", "23505", new int[0], sql("08006"));

    assertThat(Faults.isTransient(batch)).isFalse();
  }

  @Test
  void shouldNotTryAgainWhatTheProgramCaused() {
    assertThat(Faults.isTransient(new IllegalArgumentException("not a GTIN"))).isFalse();
    assertThat(Faults.mayBeOneInputs(new IllegalArgumentException("not a GTIN"))).isTrue();
  }

  @Test
  void shouldTryAgainWhatTheTransactionManagerRolledBack() {
    assertThat(Faults.isTransient(new IllegalStateException(new RollbackException("timed out"))))
        .isTrue();
  }

  @Test
  void shouldBelieveTheDatabaseBeforeTheTransactionManager() {
    RollbackException rollback = new RollbackException("not committed");
    rollback.initCause(sql("23505"));

    assertThat(Faults.isTransient(rollback)).isFalse();
  }

  @Test
  void shouldTryAgainWhatTheRegistryDidNotAnswer() {
    EventCodec codec = EventCodec.connect("http://127.0.0.1:1");
    byte[] event = {0, 0, 0, 0, 1, 2};

    assertThat(fault(() -> codec.decode("assets.v1", event))).matches(Faults::isTransient);
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "55P03"})
  void shouldTryInPartsWhatWaitedForALock(String state) {
    assertThat(Faults.isTransient(sql(state))).isTrue();
    assertThat(Faults.mayBeOneInputs(sql(state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "53300", "57P01"})
  void shouldNotTryInPartsWhenTheDatabaseIsUnavailable(String state) {
    assertThat(Faults.mayBeOneInputs(sql(state))).isFalse();
  }

  @Test
  void shouldDescribeAFaultWithoutItsMessage() {
    SQLException fault = new SQLException("Key (phone)=(+15550100) exists", "23505");
    String described = Faults.describe(new IllegalStateException("for +15550100", fault));

    assertThat(described)
        .startsWith("java.sql.SQLException 23505 at " + getClass().getName())
        .doesNotContain("15550100");
  }

  @Test
  void shouldComeToAnEndWithFaultsThatCauseEachOther() {
    RuntimeException one = new RuntimeException();
    RuntimeException other = new RuntimeException(one);
    one.initCause(other);

    assertThat(Faults.isTransient(one)).isFalse();
    assertThat(Faults.describe(one)).startsWith("java.lang.RuntimeException");
  }

  private static SQLException sql(String state) {
    return new SQLException("refused", state);
  }

  private static Throwable fault(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      return e;
    }
    throw new AssertionError("no fault");
  }
}
