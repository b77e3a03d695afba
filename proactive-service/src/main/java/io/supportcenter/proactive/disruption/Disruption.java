package io.supportcenter.proactive.disruption;

import static java.util.Objects.requireNonNull;

import io.supportcenter.proactive.activity.Outlook;
import java.util.Optional;

/**
 * What a vendor's events have made of one activity.
 *
 * @param version of the newest event
 * @param told empty when the customer was told nothing yet
 */
public record Disruption(EventVersion version, Outlook outlook, Optional<Told> told) {

  public Disruption {
    requireNonNull(version);
    requireNonNull(outlook);
    requireNonNull(told);
  }
}
