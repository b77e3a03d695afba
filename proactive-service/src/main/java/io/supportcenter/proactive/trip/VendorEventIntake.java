package io.supportcenter.proactive.trip;

import io.smallrye.common.annotation.Blocking;
import io.supportcenter.kit.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Vendors' events from {@code vendor-events.v1}. */
@ApplicationScoped
class VendorEventIntake {

  private static final String CHANNEL = "vendor-events";

  private final Inbox inbox;
  private final VendorEventBatch batch;

  VendorEventIntake(Inbox inbox, VendorEventBatch batch) {
    this.inbox = inbox;
    this.batch = batch;
  }

  @Incoming(CHANNEL)
  @Blocking
  void events(ConsumerRecords<byte[], byte[]> polled) {
    inbox.consume(CHANNEL, polled, batch);
  }
}
