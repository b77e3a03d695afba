package io.supportcenter.smsactivation.activation.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.supportcenter.events.SmsPasscodeReceived;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.smsactivation.account.store.AccountStore;
import io.supportcenter.smsactivation.activation.ActivationOutcome;
import io.supportcenter.smsactivation.activation.ActivationPolicy;
import io.supportcenter.smsactivation.code.KeyedHasher;
import io.supportcenter.smsactivation.sender.store.SenderStore;
import io.supportcenter.smsactivation.sms.gateway.KannelReplies;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Many SMS in one transaction. Locks senders, then accounts. */
@ApplicationScoped
class SmsBatch {

  private final KeyedHasher hasher;
  private final ActivationPolicy policy;
  private final KannelReplies kannel;
  private final MeterRegistry metrics;

  SmsBatch(
      KeyedHasher hasher, ActivationPolicy policy, KannelReplies kannel, MeterRegistry metrics) {
    this.hasher = hasher;
    this.policy = policy;
    this.kannel = kannel;
    this.metrics = metrics;
  }

  Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    List<ReceivedMessage> messages = read(events);
    SmsFold fold =
        new SmsFold(
            policy,
            SenderStore.lock(tx, messages.stream().map(ReceivedMessage::sender).toList()),
            AccountStore.lockByPassCode(
                tx, messages.stream().flatMap(m -> m.passCodes().stream()).distinct().toList()));
    Instant now = Instant.now();
    for (ReceivedMessage message : messages) {
      count(fold.add(message, now));
    }
    SenderStore.save(tx, fold.memories());
    AccountStore.saveStates(tx, fold.activated());
    return new Effects(fold.events(), kannel.calls(fold.replies()));
  }

  private List<ReceivedMessage> read(List<InboundEvent> events) {
    List<ReceivedMessage> messages = new ArrayList<>(events.size());
    for (InboundEvent event : events) {
      if (event.event().isPresent()) {
        ReceivedMessage.of(event, received(event.event().get()), hasher)
            .ifPresentOrElse(messages::add, () -> count(ActivationOutcome.SENDER_UNUSABLE));
      }
    }
    return messages;
  }

  private static SmsPasscodeReceived received(SpecificRecord event) {
    if (event instanceof SmsPasscodeReceived received) {
      return received;
    }
    throw new IllegalStateException(event.getSchema().getFullName() + " is no SMS");
  }

  /** Also for a batch that is tried again: near enough for a metric. */
  private void count(ActivationOutcome outcome) {
    metrics.counter("sms.messages", "outcome", outcome.name()).increment();
  }
}
