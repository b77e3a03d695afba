package io.supportcenter.proactive.activity;

import java.time.Instant;
import java.util.Optional;

/** What is to be expected of an activity, as its vendor told last. */
public sealed interface Outlook {

  record AsBooked() implements Outlook {}

  /**
   * At other times.
   *
   * @param latestStart until when the vendor waits then, if it said so
   */
  record Moved(Schedule schedule, Optional<Instant> latestStart) implements Outlook {

    public Moved(Schedule schedule) {
      this(schedule, Optional.empty());
    }
  }

  /** Ends at another place. */
  record Diverted(Schedule schedule) implements Outlook {}

  record Cancelled() implements Outlook {}
}
