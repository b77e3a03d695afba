package io.supportcenter.kit.inbox;

import static java.util.Objects.requireNonNull;

import io.supportcenter.kit.events.InboundEvent;

/** A record that is refused, and why. */
public record Refused(InboundEvent record, Refusal refusal) {

  public Refused {
    requireNonNull(record);
    requireNonNull(refusal);
  }
}
