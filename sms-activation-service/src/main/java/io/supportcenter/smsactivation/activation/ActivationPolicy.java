package io.supportcenter.smsactivation.activation;

import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountState;
import io.supportcenter.smsactivation.account.Activation;
import io.supportcenter.smsactivation.sender.GuessPolicy;
import io.supportcenter.smsactivation.sender.SenderMemory;
import io.supportcenter.smsactivation.sms.ReplyKind;
import io.supportcenter.smsactivation.sms.SmsContent;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what an SMS leads to. An account comes off the blacklist for one reason only: its pass
 * code came, at the short code of its card, from a phone number that can be stored with it. A pure
 * function; safe for use by several threads.
 */
public final class ActivationPolicy {

  private final GuessPolicy guesses;

  public ActivationPolicy(GuessPolicy guesses) {
    this.guesses = guesses;
  }

  /**
   * @param match the account whose pass code stands in the message
   */
  public ActivationDecision decide(
      PhoneMessage message, SenderMemory memory, Optional<Account> match, Instant now) {
    if (memory.hasSeen(message.key())) {
      return new ActivationDecision(
          ActivationOutcome.DUPLICATE, memory, Optional.empty(), Optional.empty());
    }
    SenderMemory seen = memory.seen(message.key());
    return switch (message.content()) {
      case SmsContent.Stop _ -> stop(seen);
      case SmsContent.Start _ ->
          answer(ActivationOutcome.START, seen.withStopped(false), ReplyKind.STARTED, now);
      case SmsContent.Help _ -> answer(ActivationOutcome.HELP, seen, ReplyKind.HELP, now);
      case SmsContent.Code _, SmsContent.MistypedCode _, SmsContent.Nothing _
          when seen.isLocked(now) ->
          new ActivationDecision(
              ActivationOutcome.LOCKED, seen, Optional.empty(), Optional.empty());
      case SmsContent.Nothing _ -> answer(ActivationOutcome.NO_CODE, seen, ReplyKind.HELP, now);
      // No guess: a code with a wrong check character is nobody's, and tells nothing of others.
      case SmsContent.MistypedCode _ ->
          answer(ActivationOutcome.MISTYPED_CODE, seen, ReplyKind.CHECK_YOUR_CODE, now);
      case SmsContent.Code _ -> match(message, seen, match, now);
    };
  }

  private ActivationDecision match(
      PhoneMessage message, SenderMemory memory, Optional<Account> match, Instant now) {
    if (match.isEmpty()) {
      return wrong(ActivationOutcome.UNKNOWN_CODE, memory, now);
    }
    Account account = match.get();
    if (!account.terms().shortCode().isWritten(message.sms().shortCode())) {
      return wrong(ActivationOutcome.WRONG_SHORT_CODE, memory, now);
    }
    return switch (account.state()) {
      case AccountState.Issued _ when account.isExpired(now) ->
          answer(ActivationOutcome.EXPIRED, memory, ReplyKind.NOT_USABLE, now);
      case AccountState.Issued issued ->
          activate(
              account.become(issued.activate(new Activation(message.phone(), now))), memory, now);
      case AccountState.Active active when active.by().phone().equals(message.phone()) ->
          answer(ActivationOutcome.ALREADY_ACTIVE, memory, ReplyKind.ALREADY_ACTIVE, now);
      case AccountState.Active _ -> wrong(ActivationOutcome.OTHER_PHONE, memory, now);
      case AccountState.ReBlacklisted _ ->
          answer(ActivationOutcome.BLACKLISTED, memory, ReplyKind.NOT_USABLE, now);
      case AccountState.Closed _ ->
          answer(ActivationOutcome.CLOSED, memory, ReplyKind.NOT_USABLE, now);
    };
  }

  private ActivationDecision activate(Account activated, SenderMemory memory, Instant now) {
    ActivationDecision answered =
        answer(ActivationOutcome.ACTIVATED, memory, ReplyKind.ACTIVATED, now);
    return new ActivationDecision(
        answered.outcome(), answered.memory(), Optional.of(activated), answered.reply());
  }

  private ActivationDecision wrong(ActivationOutcome outcome, SenderMemory memory, Instant now) {
    SenderMemory failed = memory.failed(guesses, now);
    if (failed.isSilenced(guesses)) {
      return new ActivationDecision(outcome, failed, Optional.empty(), Optional.empty());
    }
    return answer(
        outcome,
        failed,
        failed.isLocked(now) ? ReplyKind.TRY_LATER : ReplyKind.NOT_RECOGNISED,
        now);
  }

  /** Stopping is confirmed once, whatever was said before. */
  private static ActivationDecision stop(SenderMemory memory) {
    return new ActivationDecision(
        ActivationOutcome.STOP,
        memory.withStopped(true),
        Optional.empty(),
        memory.stopped() ? Optional.empty() : Optional.of(ReplyKind.STOPPED));
  }

  private ActivationDecision answer(
      ActivationOutcome outcome, SenderMemory memory, ReplyKind reply, Instant now) {
    return memory.stopped() || !memory.mayBeAnswered(guesses, now)
        ? new ActivationDecision(outcome, memory, Optional.empty(), Optional.empty())
        : new ActivationDecision(
            outcome, memory.answered(guesses, now), Optional.empty(), Optional.of(reply));
  }
}
