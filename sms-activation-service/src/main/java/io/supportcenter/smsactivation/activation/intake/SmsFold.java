package io.supportcenter.smsactivation.activation.intake;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.events.AccountEventMapper;
import io.supportcenter.smsactivation.activation.ActivationDecision;
import io.supportcenter.smsactivation.activation.ActivationOutcome;
import io.supportcenter.smsactivation.activation.ActivationPolicy;
import io.supportcenter.smsactivation.activation.PhoneMessage;
import io.supportcenter.smsactivation.budget.Budgets;
import io.supportcenter.smsactivation.budget.Budgets.Key;
import io.supportcenter.smsactivation.budget.Spending;
import io.supportcenter.smsactivation.directory.Gateway;
import io.supportcenter.smsactivation.sender.SenderHistory;
import io.supportcenter.smsactivation.sms.ReplyKind;
import io.supportcenter.smsactivation.sms.ShortCode;
import io.supportcenter.smsactivation.sms.SmsReply;
import io.supportcenter.smsactivation.sms.events.SmsEventMapper;
import io.supportcenter.smsactivation.sms.partner.KannelReplies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The messages of a batch, one after the other, on the locked senders and accounts. */
final class SmsFold {

  private static final Logger LOG = Logger.getLogger(SmsFold.class);

  private final SmsContext context;
  private final Map<KeyedHash, SenderHistory> histories;
  private final Map<KeyedHash, Account> accounts;
  private final Map<KeyedHash, Account> activated = new LinkedHashMap<>();
  private final List<OutboundEvent> events = new ArrayList<>();
  private final List<BackendCall> calls = new ArrayList<>();
  private final Map<ReplyOutcome, Integer> replies = new EnumMap<>(ReplyOutcome.class);

  /** What is known besides senders and accounts. */
  record SmsContext(
      Map<String, Gateway> gateways,
      OurShortCodes shortCodes,
      Budgets budgets,
      Spending spending) {}

  SmsFold(
      SmsContext context,
      Map<KeyedHash, SenderHistory> histories,
      Map<KeyedHash, Account> accounts) {
    this.context = context;
    this.histories = new HashMap<>(histories);
    this.accounts = new HashMap<>(accounts);
  }

  ActivationOutcome add(ReceivedMessage message, Instant now) {
    Optional<KeyedHash> code =
        message.passCodes().stream().filter(accounts::containsKey).findFirst();
    Optional<Account> match = code.map(accounts::get);
    Optional<ShortCode> shortCode = context.shortCodes().of(message.message());
    List<Key> guess = SmsBudgets.ofGuess(shortCode, match);
    ActivationDecision decision =
        ActivationPolicy.decide(
            message.message(),
            histories.get(message.sender().current()),
            match,
            context.spending().isOut(guess, now),
            now);
    histories.put(message.sender().current(), decision.history());
    decision.activated().ifPresent(account -> activate(message, code.orElseThrow(), account, now));
    if (decision.outcome().isWrongCode()) {
      context.spending().spend(guess, now);
    }
    decision
        .reply()
        .ifPresent(
            kind -> replies.merge(reply(message, kind, shortCode, match, now), 1, Integer::sum));
    if (decision.outcome() == ActivationOutcome.OTHER_PHONE) {
      LOG.warnf(
          "account %s is active, and its pass code was sent again from %s",
          match.orElseThrow().id(), message.message().phone().masked());
    }
    return decision.outcome();
  }

  private void activate(ReceivedMessage message, KeyedHash code, Account account, Instant now) {
    accounts.put(code, account);
    activated.put(code, account);
    events.add(AccountEventMapper.activated(account, now).causedBy(message.event()));
  }

  private ReplyOutcome reply(
      ReceivedMessage message,
      ReplyKind kind,
      Optional<ShortCode> shortCode,
      Optional<Account> match,
      Instant now) {
    if (shortCode.isEmpty()) {
      return ReplyOutcome.NOT_OUR_SHORT_CODE;
    }
    List<Key> keys =
        SmsBudgets.ofReply(message.message(), shortCode.get(), match, context.budgets());
    if (context.spending().isOut(keys, now)) {
      return ReplyOutcome.OVER_BUDGET;
    }
    context.spending().spend(keys, now);
    send(message, kind, now);
    return ReplyOutcome.SENT;
  }

  /** Over the gateway that delivered the message, and no other. */
  private void send(ReceivedMessage message, ReplyKind kind, Instant now) {
    PhoneMessage answered = message.message();
    SmsReply reply = new SmsReply(Ids.next(), answered.sms(), answered.phone(), kind, now);
    events.add(SmsEventMapper.toEvent(reply).causedBy(message.event()));
    Gateway gateway = context.gateways().get(answered.sms().gatewayId());
    if (gateway != null && gateway.takesReplies()) {
      calls.add(KannelReplies.call(reply));
    }
  }

  /** How many replies were, or were not, sent. */
  Map<ReplyOutcome, Integer> replies() {
    return replies;
  }

  Map<KeyedHash, SenderHistory> histories() {
    return histories;
  }

  Collection<Account> activated() {
    return activated.values();
  }

  Effects effects() {
    return new Effects(events, calls);
  }
}
