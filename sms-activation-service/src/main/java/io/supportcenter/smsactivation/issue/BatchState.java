package io.supportcenter.smsactivation.issue;

import java.time.Instant;

/** How far a batch has come. */
public sealed interface BatchState {

  /** Its accounts do not exist yet. */
  record Ordered() implements BatchState {
    public HandedOut handOut(Instant at) {
      return new HandedOut(at);
    }
  }

  /** Its accounts exist, and the one sheet with their pass codes was given to the issuer. */
  record HandedOut(Instant at) implements BatchState {}
}
