package io.supportcenter.kit.security;

import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of somebody's failures, for example wrong codes.
 *
 * @param failures since the last time that they were forgotten
 */
public record Lockout(int failures, Optional<Instant> lastFailure, Optional<Instant> lockedUntil) {

  /** Without a failure. */
  public static final Lockout NONE = new Lockout(0, Optional.empty(), Optional.empty());

  public boolean isLocked(Instant now) {
    return lockedUntil.filter(now::isBefore).isPresent();
  }

  /** After one more failure; one that does not lock leaves an earlier lock as it is. */
  public Lockout failed(LockoutPolicy policy, Instant now) {
    int counted = isForgotten(policy, now) ? 1 : failures + 1;
    Optional<Instant> until = policy.lockAt(counted).map(now::plus);
    return new Lockout(counted, Optional.of(now), until.or(() -> lockedUntil));
  }

  /** Failures have reached the last lock: somebody who is guessing deserves no answer. */
  public boolean isSilenced(LockoutPolicy policy) {
    return policy.isLastAt(failures);
  }

  private boolean isForgotten(LockoutPolicy policy, Instant now) {
    return lastFailure.filter(last -> now.isBefore(last.plus(policy.forgetAfter()))).isEmpty();
  }
}
