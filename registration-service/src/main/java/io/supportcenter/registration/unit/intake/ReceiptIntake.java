package io.supportcenter.registration.unit.intake;

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

/** Receipts from {@code receipts.v1}. */
@ApplicationScoped
class ReceiptIntake implements Intake {

  private static final String CHANNEL = "receipts";

  private final Inbox inbox;
  private final ReceiptBatch batch;

  ReceiptIntake(Inbox inbox, ReceiptBatch batch) {
    this.inbox = inbox;
    this.batch = batch;
  }

  @Incoming(CHANNEL)
  @Blocking
  void receipts(ConsumerRecords<byte[], byte[]> polled) {
    inbox.consume(this, polled);
  }

  @Override
  public String channel() {
    return CHANNEL;
  }

  @Override
  public Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    return batch.apply(tx, events);
  }
}
