package io.supportcenter.registration.intake;

import io.smallrye.common.annotation.Blocking;
import io.supportcenter.kit.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Receipts from {@code receipts.v1}. */
@ApplicationScoped
class ReceiptIntake {

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
    inbox.consume(CHANNEL, polled, batch);
  }
}
