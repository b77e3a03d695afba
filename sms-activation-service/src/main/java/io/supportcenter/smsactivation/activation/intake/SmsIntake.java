package io.supportcenter.smsactivation.activation.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.inbox.Refusal;
import io.supportcenter.kit.inbox.Refused;
import io.supportcenter.kit.values.KeyedHasher;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.smsactivation.account.store.AccountStore;
import io.supportcenter.smsactivation.activation.ActivationOutcome;
import io.supportcenter.smsactivation.directory.Gateway;
import io.supportcenter.smsactivation.directory.store.GatewayStore;
import io.supportcenter.smsactivation.sender.store.SenderStore;
import io.supportcenter.smsactivation.sms.InboundSms;
import io.supportcenter.smsactivation.sms.SmsRefusal;
import io.supportcenter.smsactivation.sms.events.SmsEventMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** SMS from {@code sms-inbound.v1}, from all gateways. Locks senders, then accounts. */
@Singleton
class SmsIntake extends Intake {

  private static final String CHANNEL = "sms";

  private final KeyedHasher hasher;
  private final MeterRegistry metrics;

  SmsIntake(Inbox inbox, KeyedHasher hasher, MeterRegistry metrics) {
    super(inbox, CHANNEL, SmsRefusal.values());
    this.hasher = hasher;
    this.metrics = metrics;
    // From zero on: a counter that begins at its first SMS does not rise.
    Arrays.stream(ActivationOutcome.values()).forEach(this::counter);
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  /** The text may be a pass code, and the key is a phone number. */
  @Override
  protected boolean isConfidential() {
    return true;
  }

  @Override
  protected Optional<Refusal> refusal(InboundEvent event) {
    InboundSms sms = SmsEventMapper.received(event.event().orElseThrow());
    return refusalBy(sms::check).map(refusal -> refusal.withId(sms.messageId()));
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    Map<String, Gateway> gateways = GatewayStore.all(tx);
    List<ReceivedMessage> messages = read(tx, events, gateways);
    SmsFold fold =
        new SmsFold(
            gateways,
            SenderStore.lock(tx, messages.stream().map(ReceivedMessage::sender).toList()),
            AccountStore.lockByPassCode(
                tx, messages.stream().flatMap(m -> m.passCodes().stream()).distinct().toList()));
    Instant now = Instant.now();
    for (ReceivedMessage message : messages) {
      count(fold.add(message, now));
    }
    SenderStore.save(tx, fold.histories());
    AccountStore.saveStates(tx, fold.activated());
    return fold.effects();
  }

  /** Nobody can be answered who has no phone number: the gateway is told. */
  private List<ReceivedMessage> read(
      Connection tx, List<InboundEvent> events, Map<String, Gateway> gateways) throws SQLException {
    List<ReceivedMessage> messages = new ArrayList<>(events.size());
    List<Refused> refused = new ArrayList<>();
    for (InboundEvent event : events) {
      InboundSms sms = SmsEventMapper.received(event.event().orElseThrow());
      Optional<Gateway> gateway = Optional.ofNullable(gateways.get(sms.gatewayId()));
      ReceivedMessage.of(event, sms, gateway, hasher)
          .ifPresentOrElse(
              messages::add, () -> refused.add(new Refused(event, senderUnusable(sms))));
    }
    refused.forEach(_ -> count(ActivationOutcome.SENDER_UNUSABLE));
    refuse(tx, refused);
    return messages;
  }

  private static Refusal senderUnusable(InboundSms sms) {
    return Refusal.of(
            List.of(
                Refusal.Problem.of(
                    SmsRefusal.SENDER_UNUSABLE, "sender", "not a phone number of a known country")))
        .withId(sms.messageId());
  }

  /** Counts a batch that is repeated again, which is precise enough for a metric. */
  private void count(ActivationOutcome outcome) {
    counter(outcome).increment();
  }

  private Counter counter(ActivationOutcome outcome) {
    return metrics.counter("sms.messages", "outcome", outcome.name());
  }
}
