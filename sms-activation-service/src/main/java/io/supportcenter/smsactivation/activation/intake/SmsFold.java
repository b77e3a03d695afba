package io.supportcenter.smsactivation.activation.intake;

import io.supportcenter.events.SmsReplyIssued;
import io.supportcenter.kit.Ids;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountEventMapper;
import io.supportcenter.smsactivation.activation.ActivationDecision;
import io.supportcenter.smsactivation.activation.ActivationOutcome;
import io.supportcenter.smsactivation.activation.ActivationPolicy;
import io.supportcenter.smsactivation.code.KeyedHash;
import io.supportcenter.smsactivation.sender.SenderMemory;
import io.supportcenter.smsactivation.sms.InboundSms;
import io.supportcenter.smsactivation.sms.ReplyKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The messages of a batch, one after the other, on the locked senders and accounts. */
final class SmsFold {

  private static final Logger LOG = Logger.getLogger(SmsFold.class);

  private final ActivationPolicy policy;
  private final Map<KeyedHash, SenderMemory> memories;
  private final Map<KeyedHash, Account> accounts;
  private final Map<KeyedHash, Account> activated = new LinkedHashMap<>();
  private final List<OutboundEvent> events = new ArrayList<>();
  private final List<SmsReplyIssued> replies = new ArrayList<>();

  SmsFold(
      ActivationPolicy policy,
      Map<KeyedHash, SenderMemory> memories,
      Map<KeyedHash, Account> accounts) {
    this.policy = policy;
    this.memories = new HashMap<>(memories);
    this.accounts = new HashMap<>(accounts);
  }

  ActivationOutcome add(ReceivedMessage message, Instant now) {
    Optional<KeyedHash> code =
        message.passCodes().stream().filter(accounts::containsKey).findFirst();
    ActivationDecision decision =
        policy.decide(
            message.message(),
            memories.get(message.sender().current()),
            code.map(accounts::get),
            now);
    memories.put(message.sender().current(), decision.memory());
    decision.activated().ifPresent(account -> activate(message, code.orElseThrow(), account, now));
    decision.reply().ifPresent(reply -> reply(message, reply, now));
    if (decision.outcome() == ActivationOutcome.OTHER_PHONE) {
      LOG.warnf(
          "account %s is active, and its pass code came again from %s",
          accounts.get(code.orElseThrow()).id(), message.message().phone().masked());
    }
    return decision.outcome();
  }

  private void activate(ReceivedMessage message, KeyedHash code, Account account, Instant now) {
    accounts.put(code, account);
    activated.put(code, account);
    events.add(
        OutboundEvent.of(
                Topics.CONSUMER_ACCOUNTS,
                account.id().digits(),
                AccountEventMapper.activated(account, now))
            .causedBy(message.event()));
  }

  private void reply(ReceivedMessage message, ReplyKind reply, Instant now) {
    InboundSms sms = message.message().sms();
    String recipient = message.message().phone().e164();
    SmsReplyIssued issued =
        new SmsReplyIssued(
            Ids.next().toString(),
            sms.messageId(),
            sms.gatewayId(),
            recipient,
            sms.shortCode(),
            reply.event(),
            reply.text(),
            now);
    replies.add(issued);
    events.add(OutboundEvent.of(Topics.SMS_OUTBOUND, recipient, issued).causedBy(message.event()));
  }

  Map<KeyedHash, SenderMemory> memories() {
    return memories;
  }

  Collection<Account> activated() {
    return activated.values();
  }

  List<OutboundEvent> events() {
    return events;
  }

  List<SmsReplyIssued> replies() {
    return replies;
  }
}
