package io.supportcenter.proactive.trip;

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

/** Vendors' events from {@code vendor-events.v1}. */
@Singleton
class VendorEventIntake extends Intake {

  private static final String CHANNEL = "vendor-events";

  private final VendorEventBatch batch;

  VendorEventIntake(Inbox inbox, VendorEventBatch batch) {
    super(inbox, CHANNEL);
    this.batch = batch;
  }

  @Incoming(CHANNEL)
  @Blocking
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    return batch.apply(tx, events);
  }
}
