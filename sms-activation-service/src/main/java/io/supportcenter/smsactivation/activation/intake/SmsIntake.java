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
import io.supportcenter.smsactivation.activation.intake.SmsFold.SmsContext;
import io.supportcenter.smsactivation.budget.Budgets;
import io.supportcenter.smsactivation.budget.Spending;
import io.supportcenter.smsactivation.budget.store.BudgetStore;
import io.supportcenter.smsactivation.directory.Gateway;
import io.supportcenter.smsactivation.directory.store.GatewayStore;
import io.supportcenter.smsactivation.issue.store.ShortCodeStore;
import io.supportcenter.smsactivation.sender.store.SenderStore;
import io.supportcenter.smsactivation.sms.FurtherShortCodes;
import io.supportcenter.smsactivation.sms.InboundSms;
import io.supportcenter.smsactivation.sms.ShortCode;
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
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** SMS from {@code sms-inbound.v1} of all gateways. Locks senders, accounts, then budgets. */
@Singleton
class SmsIntake extends Intake {

  private static final Logger LOG = Logger.getLogger(SmsIntake.class);
  private static final String CHANNEL = "sms";
  private static final Refusal.Problem SENDER_UNUSABLE =
      Refusal.Problem.of(
          SmsRefusal.SENDER_UNUSABLE, "sender", "not a phone number of a known country");
  private static final Refusal.Problem SHORT_CODE_UNUSABLE =
      Refusal.Problem.of(SmsRefusal.SHORT_CODE_UNUSABLE, "shortCode", "not a number");

  private final KeyedHasher hasher;
  private final Budgets budgets;
  private final FurtherShortCodes furtherShortCodes;
  private final MeterRegistry metrics;

  SmsIntake(
      Inbox inbox,
      KeyedHasher hasher,
      Budgets budgets,
      FurtherShortCodes furtherShortCodes,
      MeterRegistry metrics) {
    super(inbox, CHANNEL, SmsRefusal.values());
    this.budgets = budgets;
    this.furtherShortCodes = furtherShortCodes;
    this.hasher = hasher;
    this.metrics = metrics;
    // From zero on: a counter that begins at its first SMS does not rise.
    Arrays.stream(ActivationOutcome.values()).forEach(this::counter);
    Arrays.stream(ReplyOutcome.values()).forEach(this::counter);
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
  protected Optional<String> partner(SpecificRecord event) {
    return SmsEventMapper.gateway(event);
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
    var histories = SenderStore.lock(tx, messages.stream().map(ReceivedMessage::sender).toList());
    var accounts =
        AccountStore.lockByPassCode(
            tx, messages.stream().flatMap(m -> m.passCodes().stream()).distinct().toList());
    OurShortCodes shortCodes =
        new OurShortCodes(
            Stream.concat(ShortCodeStore.all(tx).stream(), furtherShortCodes.codes().stream())
                .distinct()
                .toList());
    var spent =
        BudgetStore.lock(tx, SmsBudgets.ofBatch(messages, shortCodes, accounts.values(), budgets));
    Spending spending = new Spending(budgets, spent);
    SmsFold fold =
        new SmsFold(new SmsContext(gateways, shortCodes, budgets, spending), histories, accounts);
    Instant now = Instant.now();
    for (ReceivedMessage message : messages) {
      count(fold.add(message, now));
    }
    SenderStore.save(tx, fold.histories());
    AccountStore.saveStates(tx, fold.activated());
    BudgetStore.save(tx, spending.changed());
    fold.replies().forEach((outcome, times) -> counter(outcome).increment(times));
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
      if (ShortCode.isNumber(sms.shortCode())) {
        ReceivedMessage.of(event, sms, gateway, hasher)
            .ifPresentOrElse(
                messages::add, () -> refused.add(refused(event, sms, SENDER_UNUSABLE)));
      } else {
        refused.add(refused(event, sms, SHORT_CODE_UNUSABLE));
      }
    }
    refuse(tx, refused);
    return messages;
  }

  /** The phone's owner may have paid for a card, and hears nothing: operators have to know. */
  private Refused refused(InboundEvent event, InboundSms sms, Refusal.Problem problem) {
    LOG.warnf(
        "SMS %s of gateway %s is refused: %s",
        sms.messageId(), sms.gatewayId(), problem.code().name());
    count(ActivationOutcome.valueOf(problem.code().name()));
    return new Refused(event, Refusal.of(List.of(problem)).withId(sms.messageId()));
  }

  /** Counts a batch that is repeated again, which is precise enough for a metric. */
  private void count(ActivationOutcome outcome) {
    counter(outcome).increment();
  }

  private Counter counter(ActivationOutcome outcome) {
    return metrics.counter("sms.messages", "outcome", outcome.name());
  }

  private Counter counter(ReplyOutcome outcome) {
    return metrics.counter("sms.replies", "outcome", outcome.name());
  }
}
