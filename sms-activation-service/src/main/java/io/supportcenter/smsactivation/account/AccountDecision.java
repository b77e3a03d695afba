package io.supportcenter.smsactivation.account;

/** The result of a command. */
public sealed interface AccountDecision {

  record Changed(Account account) implements AccountDecision {}

  /** The account is already as commanded. */
  record Unchanged() implements AccountDecision {}

  record Refused(Reason reason) implements AccountDecision {}

  enum Reason {
    CLOSED,
    /** Blacklisted for several reasons, and none is named. */
    SEVERAL_REASONS,
    /** Only its pass code takes an issued account off the blacklist. */
    NOT_ACTIVATED
  }
}
