package io.supportcenter.smsactivation.sender.store;

import io.supportcenter.kit.db.ExpiryRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Forgets senders that were quiet for longer than any lock or count of failures lasts. */
@ApplicationScoped
class SenderExpiry {

  private static final Duration QUIET = Duration.ofDays(30);

  /** A wish for no replies stays. */
  @Produces
  @Singleton
  ExpiryRule quietSenders() {
    return new ExpiryRule("sms_sender", "changed_at", "NOT stopped", QUIET);
  }
}
