package io.supportcenter.smsactivation.activation;

import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountState;
import io.supportcenter.smsactivation.account.Activation;
import io.supportcenter.smsactivation.sender.SenderHistory;
import io.supportcenter.smsactivation.sms.ReplyKind;
import io.supportcenter.smsactivation.sms.SmsContent;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what an SMS leads to. An account comes off the blacklist for one reason only: its pass
 * code arrived, at the short code of its card, from a phone number that can be stored with it. A
 * pure function; safe for use by several threads.
 */
public final class ActivationPolicy {

  private ActivationPolicy() {}

  /**
   * @param match the account whose pass code is in the message
   * @param isSuspended too many phones have sent wrong codes: none is tried
   */
  public static ActivationDecision decide(
      PhoneMessage message,
      SenderHistory history,
      Optional<Account> match,
      boolean isSuspended,
      Instant now) {
    SenderHistory seen = history.seen(message.recent());
    if (history.hasSeen(message.recent())) {
      return silent(ActivationOutcome.DUPLICATE, seen);
    }
    return switch (message.content()) {
      case SmsContent.Stop _ -> stop(seen, now);
      case SmsContent.Start _ ->
          answer(ActivationOutcome.START, seen.withStopped(false), ReplyKind.STARTED, now);
      case SmsContent.Help _ -> answer(ActivationOutcome.HELP, seen, ReplyKind.HELP, now);
      case SmsContent.Code _,
          SmsContent.MistypedCode _,
          SmsContent.SeveralCodes _,
          SmsContent.Nothing _
          when seen.isLocked(now) ->
          silent(ActivationOutcome.LOCKED, seen);
      case SmsContent.Nothing _ -> answer(ActivationOutcome.NO_CODE, seen, ReplyKind.HELP, now);
      // Not a guess: no account has a code with a wrong check character, and it reveals no other.
      case SmsContent.MistypedCode _ ->
          answer(ActivationOutcome.MISTYPED_CODE, seen, ReplyKind.CHECK_YOUR_CODE, now);
      case SmsContent.SeveralCodes _ ->
          answer(ActivationOutcome.SEVERAL_CODES, seen, ReplyKind.ONE_CODE, now);
      case SmsContent.Code _ when isSuspended ->
          answer(ActivationOutcome.SUSPENDED, seen, ReplyKind.TRY_LATER, now);
      case SmsContent.Code _ -> match(message, seen, match, now);
    };
  }

  private static ActivationDecision match(
      PhoneMessage message, SenderHistory history, Optional<Account> match, Instant now) {
    if (match.isEmpty()) {
      return wrong(ActivationOutcome.UNKNOWN_CODE, history, now);
    }
    Account account = match.get();
    if (!account.terms().shortCode().isWritten(message.sms().shortCode(), message.region())) {
      return wrong(ActivationOutcome.WRONG_SHORT_CODE, history, now);
    }
    return switch (account.state()) {
      case AccountState.Issued _ when account.isExpired(now) ->
          answer(ActivationOutcome.EXPIRED, history, ReplyKind.NOT_USABLE, now);
      case AccountState.Issued issued ->
          activate(
              account.become(issued.activate(new Activation(message.phone(), now))), history, now);
      case AccountState.Active active when active.by().phone().equals(message.phone()) ->
          answer(ActivationOutcome.ALREADY_ACTIVE, history, ReplyKind.ALREADY_ACTIVE, now);
      case AccountState.Active _ -> wrong(ActivationOutcome.OTHER_PHONE, history, now);
      case AccountState.ReBlacklisted _ ->
          answer(ActivationOutcome.BLACKLISTED, history, ReplyKind.NOT_USABLE, now);
      case AccountState.Closed _ ->
          answer(ActivationOutcome.CLOSED, history, ReplyKind.NOT_USABLE, now);
    };
  }

  private static ActivationDecision activate(
      Account activated, SenderHistory history, Instant now) {
    ActivationDecision answered =
        answer(ActivationOutcome.ACTIVATED, history, ReplyKind.ACTIVATED, now);
    return new ActivationDecision(
        answered.outcome(), answered.history(), Optional.of(activated), answered.reply());
  }

  private static ActivationDecision wrong(
      ActivationOutcome outcome, SenderHistory history, Instant now) {
    SenderHistory failed = history.failed(now);
    if (failed.isSilenced()) {
      return silent(outcome, failed);
    }
    return answer(
        outcome,
        failed,
        failed.isLocked(now) ? ReplyKind.TRY_LATER : ReplyKind.NOT_RECOGNISED,
        now);
  }

  /**
   * Stopping is confirmed once, and within the limit of replies: two machines may talk for ever.
   */
  private static ActivationDecision stop(SenderHistory history, Instant now) {
    ActivationDecision answered = answer(ActivationOutcome.STOP, history, ReplyKind.STOPPED, now);
    return new ActivationDecision(
        ActivationOutcome.STOP,
        answered.history().withStopped(true),
        Optional.empty(),
        answered.reply());
  }

  private static ActivationDecision answer(
      ActivationOutcome outcome, SenderHistory history, ReplyKind reply, Instant now) {
    return history.mayBeAnswered(now)
        ? new ActivationDecision(
            outcome, history.answered(now), Optional.empty(), Optional.of(reply))
        : silent(outcome, history);
  }

  private static ActivationDecision silent(ActivationOutcome outcome, SenderHistory history) {
    return new ActivationDecision(outcome, history, Optional.empty(), Optional.empty());
  }
}
