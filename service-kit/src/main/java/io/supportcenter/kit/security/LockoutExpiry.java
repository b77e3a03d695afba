package io.supportcenter.kit.security;

import io.supportcenter.kit.db.ExpiryRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Failures are forgotten long after they count no longer. */
@ApplicationScoped
class LockoutExpiry {

  private static final Duration KEEP = Duration.ofDays(30);

  @Produces
  @Singleton
  ExpiryRule lockouts() {
    return new ExpiryRule("lockout", "last_failure", "true", KEEP);
  }
}
