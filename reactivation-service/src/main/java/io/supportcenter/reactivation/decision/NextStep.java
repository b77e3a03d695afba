package io.supportcenter.reactivation.decision;

/** What the user can do next. */
public enum NextStep {
  WAIT_FOR_ACCOUNT_SYSTEM,
  ACCEPT_CONDITION,
  TALK_TO_AGENT,
  VERIFY_IDENTITY,
  SETTLE_BALANCE,
  PAY_DEPOSIT,
  ASK_AGAIN_LATER,
  NONE;

  public static NextStep after(Answer answer) {
    return switch (answer) {
      case Answer.AcceptUnconditionally _ -> WAIT_FOR_ACCOUNT_SYSTEM;
      case Answer.AcceptOnCondition _ -> ACCEPT_CONDITION;
      case Answer.ReferToAgent _ -> TALK_TO_AGENT;
      case Answer.VerifyIdentity _ -> VERIFY_IDENTITY;
      case Answer.SettleBalance _ -> SETTLE_BALANCE;
      case Answer.PayDeposit _ -> PAY_DEPOSIT;
      case Answer.WaitUntil _ -> ASK_AGAIN_LATER;
      case Answer.Block _ -> NONE;
    };
  }
}
