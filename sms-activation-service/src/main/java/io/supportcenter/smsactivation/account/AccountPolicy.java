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

/** Decides on commands of people. Doing one again changes nothing. */
public final class AccountPolicy {

  private AccountPolicy() {}

  public static AccountDecision decide(Account account, AccountCommand command) {
    return switch (command) {
      case AccountCommand.Blacklist(var reason) -> blacklist(account, reason);
      case AccountCommand.Reinstate _ -> reinstate(account);
      case AccountCommand.Close _ -> close(account);
    };
  }

  private static AccountDecision blacklist(Account account, BlacklistReason reason) {
    return switch (account.state()) {
      case Open open -> new Changed(account.become(open.blacklist(reason)));
      case ReBlacklisted before when before.reason() == reason -> new Unchanged();
      case ReBlacklisted _ -> new Refused(Reason.BLACKLISTED);
      case Closed _ -> new Refused(Reason.CLOSED);
    };
  }

  private static AccountDecision reinstate(Account account) {
    return switch (account.state()) {
      case ReBlacklisted blacklisted -> new Changed(account.become(blacklisted.reinstate()));
      case Active _ -> new Unchanged();
      case Issued _ -> new Refused(Reason.NOT_ACTIVATED);
      case Closed _ -> new Refused(Reason.CLOSED);
    };
  }

  private static AccountDecision close(Account account) {
    return account.state() instanceof Closed
        ? new Unchanged()
        : new Changed(account.become(new Closed(account.state().activation())));
  }
}
