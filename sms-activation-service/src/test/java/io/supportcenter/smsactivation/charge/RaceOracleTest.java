package io.supportcenter.smsactivation.charge;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.smsactivation.charge.RaceOracle.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceOracleTest {

  private final RaceOracle oracle =
      new RaceOracle(
          List.of(new Period(0, 1, false), new Period(10, 20, true), new Period(30, 40, false)));

  @Test
  void shouldKnowTheStateBetweenCommands() {
    assertThat(oracle.blacklistedDuring(2, 9)).contains(false);
    assertThat(oracle.blacklistedDuring(21, 29)).contains(true);
    assertThat(oracle.blacklistedDuring(41, 99)).contains(false);
  }

  @Test
  void shouldNotJudgeWhatOverlapsACommand() {
    assertThat(oracle.blacklistedDuring(5, 11)).isEmpty();
    assertThat(oracle.blacklistedDuring(12, 15)).isEmpty();
    assertThat(oracle.blacklistedDuring(5, 25)).isEmpty();
    assertThat(oracle.blacklistedDuring(19, 31)).isEmpty();
  }
}
