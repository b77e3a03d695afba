package io.supportcenter.smsactivation.charge;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where a charge stands. */
public sealed interface ChargeState {

  /** Waits for the registration of its device, but not for ever. */
  record Processing(Instant until) implements ChargeState {}

  record Succeeded(UUID journalEntry, Instant at, Optional<ChargedDevice> device)
      implements ChargeState {}

  record Denied(DenialReason reason, Instant at) implements ChargeState {}
}
