package io.supportcenter.kit.inbox;

import io.supportcenter.kit.db.Faults;
import java.time.Duration;

/**
 * What follows when handling a list of records has failed.
 *
 * <p>A lasting fault is searched for by halves. A transient one is waited for with the whole list,
 * unless the list may be too much: what times out twice would time out for ever. A lone record is
 * tried several times before it is parked: its fault may have been a race, and its later records
 * would wait for an operator.
 */
final class Attempts {

  /** An attempt that fails after so long has probably run into a limit, whatever it says. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final int TOO_MUCH_OF_MANY = 2;
  private static final int TOO_MUCH_OF_ONE = 5;
  private static final int LASTING_OF_ONE = 3;

  private int tooMuch;
  private int lasting;

  enum Next {
    /** The same list again, after a pause. */
    AGAIN,
    HALVE,
    PARK
  }

  /**
   * @param took how long the attempt ran
   * @param records in the list
   */
  Next after(Throwable fault, Duration took, int records) {
    if (Faults.mayBeTooMuch(fault) || Faults.isTransient(fault) && took.compareTo(LONG) >= 0) {
      return next(++tooMuch, records > 1 ? TOO_MUCH_OF_MANY : TOO_MUCH_OF_ONE, records);
    }
    if (Faults.isTransient(fault)) {
      return Next.AGAIN;
    }
    return next(++lasting, records > 1 ? 1 : LASTING_OF_ONE, records);
  }

  private static Next next(int attempts, int max, int records) {
    if (attempts < max) {
      return Next.AGAIN;
    }
    return records > 1 ? Next.HALVE : Next.PARK;
  }
}
