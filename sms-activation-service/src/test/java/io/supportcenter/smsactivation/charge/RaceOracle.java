package io.supportcenter.smsactivation.charge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an account may have answered, judged from outside and without knowing how the service works:
 * from when operators' commands and merchants' payments were sent and answered, by one clock.
 *
 * <p>A payment that began after a command was answered and ended before the next one was sent can
 * only have met the state that the command left. One that overlaps a command may have met either.
 */
final class RaceOracle {

  private final List<Period> commands = new ArrayList<>();

  /** From sent to answered, in nanoseconds of one clock. */
  record Period(long sent, long answered, boolean blacklisted) {}

  /**
   * @param commands one after the other; the first made the account active
   */
  RaceOracle(List<Period> commands) {
    this.commands.addAll(commands);
  }

  /** Whether the account was blacklisted during all of that time; empty when it changed. */
  Optional<Boolean> blacklistedDuring(long sent, long answered) {
    Optional<Boolean> before = Optional.empty();
    for (Period command : commands) {
      if (command.answered() < sent) {
        before = Optional.of(command.blacklisted());
      } else if (command.sent() < answered) {
        return Optional.empty();
      }
    }
    return before;
  }
}
