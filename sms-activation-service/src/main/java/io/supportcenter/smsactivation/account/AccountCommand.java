package io.supportcenter.smsactivation.account;

/** What a person may do to an account. */
public sealed interface AccountCommand {

  record Blacklist(BlacklistReason reason) implements AccountCommand {}

  /** Takes back a blacklisting after the issue; never that of the issue itself. */
  record Reinstate() implements AccountCommand {}

  record Close() implements AccountCommand {}
}
