package io.supportcenter.local.tokens;

import java.time.Duration;

/** Gives bearer tokens that the services of a stack accept. */
public interface Tokens {

  /**
   * @param subject who it is for; the user's id for role user, the partner for the roles of
   *     partners' back ends
   * @param lifetime how long it is valid, where the issuer lets its callers choose
   */
  String token(Role role, String subject, Duration lifetime);
}
