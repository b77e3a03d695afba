package io.supportcenter.smsactivation.charge;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where a charge stands. */
public sealed interface ChargeState {

  /** Waits for the registration of its device, but not for ever. */
  record Processing(Instant until) implements ChargeState {}

  /**
   * @param accountVersion of the account that was decided on, as published
   */
  record Succeeded(
      UUID journalEntry, long accountVersion, Instant at, Optional<ChargedDevice> device)
      implements ChargeState {}

  /**
   * @param accountVersion of the account that was decided on; none for an unknown one
   */
  record Denied(DenialReason reason, Optional<Long> accountVersion, Instant at)
      implements ChargeState {}
}
