package io.supportcenter.smsactivation.issue;

import java.time.Instant;
import java.util.Optional;

/** How far a batch has come. */
public sealed interface BatchState {

  /** Its accounts do not exist yet. */
  record Ordered() implements BatchState {
    public HandedOut handOut(Instant at) {
      return new HandedOut(at);
    }

    public Voided voided(Instant voidedAt) {
      return new Voided(Optional.empty(), voidedAt);
    }
  }

  /** Its accounts exist, and the one sheet with their pass codes was given to the issuer. */
  record HandedOut(Instant at) implements BatchState {
    public Voided voided(Instant voidedAt) {
      return new Voided(Optional.of(at), voidedAt);
    }
  }

  /** Its sheet is lost or not wanted: its accounts, if there are any, are closed for ever. */
  record Voided(Optional<Instant> handedOutAt, Instant at) implements BatchState {}
}
