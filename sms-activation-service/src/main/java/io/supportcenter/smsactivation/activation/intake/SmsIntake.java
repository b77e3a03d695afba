package io.supportcenter.smsactivation.activation.intake;

import io.smallrye.common.annotation.Blocking;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** SMS from {@code sms-inbound.v1}, whichever gateway they came through. */
@ApplicationScoped
class SmsIntake implements Intake {

  private static final String CHANNEL = "sms";

  private final Inbox inbox;
  private final SmsBatch batch;

  SmsIntake(Inbox inbox, SmsBatch batch) {
    this.inbox = inbox;
    this.batch = batch;
  }

  @Incoming(CHANNEL)
  @Blocking
  void sms(ConsumerRecords<byte[], byte[]> polled) {
    inbox.consume(this, polled);
  }

  @Override
  public String channel() {
    return CHANNEL;
  }

  /** The text may be a pass code, and the key is a phone number. */
  @Override
  public boolean isConfidential() {
    return true;
  }

  @Override
  public Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    return batch.apply(tx, events);
  }
}
