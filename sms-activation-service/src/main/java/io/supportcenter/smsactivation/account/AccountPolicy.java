package io.supportcenter.smsactivation.account;

import io.supportcenter.smsactivation.account.AccountDecision.Changed;
import io.supportcenter.smsactivation.account.AccountDecision.Reason;
import io.supportcenter.smsactivation.account.AccountDecision.Refused;
import io.supportcenter.smsactivation.account.AccountDecision.Unchanged;
import io.supportcenter.smsactivation.account.AccountState.Active;
import io.supportcenter.smsactivation.account.AccountState.Closed;
import io.supportcenter.smsactivation.account.AccountState.Issued;
import io.supportcenter.smsactivation.account.AccountState.Open;
import io.supportcenter.smsactivation.account.AccountState.ReBlacklisted;
import java.util.Optional;

/** Decides on commands of people. Doing one again changes nothing. */
public final class AccountPolicy {

  private AccountPolicy() {}

  public static AccountDecision decide(Account account, AccountCommand command) {
    return switch (command) {
      case AccountCommand.Blacklist(var blacklisting) -> blacklist(account, blacklisting);
      case AccountCommand.Lift(var reason) -> lift(account, reason);
      case AccountCommand.Close _ -> close(account);
    };
  }

  private static AccountDecision blacklist(Account account, Blacklisting blacklisting) {
    return switch (account.state()) {
      case Open open -> new Changed(account.become(open.blacklist(blacklisting)));
      case ReBlacklisted before when before.isFor(blacklisting.reason()) -> new Unchanged();
      case ReBlacklisted before -> new Changed(account.become(before.with(blacklisting)));
      case Closed _ -> new Refused(Reason.CLOSED);
    };
  }

  private static AccountDecision lift(Account account, Optional<BlacklistReason> reason) {
    return switch (account.state()) {
      case ReBlacklisted blacklisted -> lift(account, blacklisted, reason);
      case Active _ -> new Unchanged();
      case Issued _ -> new Refused(Reason.NOT_ACTIVATED);
      case Closed _ -> new Refused(Reason.CLOSED);
    };
  }

  private static AccountDecision lift(
      Account account, ReBlacklisted blacklisted, Optional<BlacklistReason> reason) {
    if (reason.isEmpty() && blacklisted.blacklistings().size() > 1) {
      return new Refused(Reason.SEVERAL_REASONS);
    }
    BlacklistReason lifted =
        reason.orElseGet(() -> blacklisted.blacklistings().getFirst().reason());
    return blacklisted.isFor(lifted)
        ? new Changed(account.become(blacklisted.without(lifted)))
        : new Unchanged();
  }

  private static AccountDecision close(Account account) {
    return account.state() instanceof Closed
        ? new Unchanged()
        : new Changed(account.become(new Closed(account.state().activation())));
  }
}
