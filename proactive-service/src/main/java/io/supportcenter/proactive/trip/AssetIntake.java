package io.supportcenter.proactive.trip;

import io.smallrye.common.annotation.Blocking;
import io.supportcenter.kit.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The user asset store from {@code assets.v1}. */
@ApplicationScoped
class AssetIntake {

  private static final String CHANNEL = "assets";

  private final Inbox inbox;
  private final AssetBatch batch;

  AssetIntake(Inbox inbox, AssetBatch batch) {
    this.inbox = inbox;
    this.batch = batch;
  }

  @Incoming(CHANNEL)
  @Blocking
  void assets(ConsumerRecords<byte[], byte[]> polled) {
    inbox.consume(CHANNEL, polled, batch);
  }
}
