package io.supportcenter.smsactivation.account;

import java.util.Optional;

/** What a person may do to an account. */
public sealed interface AccountCommand {

  record Blacklist(Blacklisting blacklisting) implements AccountCommand {}

  /**
   * Lifts one blacklisting after the issue, and leaves the others; never that of the issue itself.
   *
   * @param reason may be left out when there is only one
   */
  record Lift(Optional<BlacklistReason> reason) implements AccountCommand {}

  record Close() implements AccountCommand {}
}
