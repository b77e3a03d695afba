package io.supportcenter.reactivation.account;

import java.time.Instant;
import java.util.Optional;

/**
 * When, why and by whom an account was deactivated; empty where the account system does not say.
 */
public record Deactivation(
    Optional<Instant> at, Optional<Reason> reason, Optional<Initiator> initiator) {
  public enum Reason {
    CUSTOMER_REQUEST,
    MOVED_AWAY,
    NON_PAYMENT,
    INACTIVITY,
    TERMS_VIOLATION
  }

  public enum Initiator {
    CUSTOMER,
    PROVIDER
  }
}
