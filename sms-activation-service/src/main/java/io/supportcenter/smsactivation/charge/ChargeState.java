package io.supportcenter.smsactivation.charge;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The state of a charge. */
public sealed interface ChargeState {

  /** Waits for the registration of its device, for a limited time. */
  record Processing(Instant until) implements ChargeState {}

  /**
   * @param accountVersion of the account that was decided on, as published
   */
  record Succeeded(UUID journalEntry, long accountVersion, Instant at) implements ChargeState {}

  /**
   * @param accountVersion of the account that was decided on; none for an unknown one
   */
  record Denied(DenialReason reason, Optional<Long> accountVersion, Instant at)
      implements ChargeState {}
}
