package io.supportcenter.smsactivation.activation.intake;

import io.smallrye.common.annotation.Blocking;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** SMS from {@code sms-inbound.v1}, whichever gateway they came through. */
@Singleton
class SmsIntake extends Intake {

  private static final String CHANNEL = "sms";

  private final SmsBatch batch;

  SmsIntake(Inbox inbox, SmsBatch batch) {
    super(inbox, CHANNEL);
    this.batch = batch;
  }

  @Incoming(CHANNEL)
  @Blocking
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  /** The text may be a pass code, and the key is a phone number. */
  @Override
  protected boolean isConfidential() {
    return true;
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    return batch.apply(tx, events);
  }
}
