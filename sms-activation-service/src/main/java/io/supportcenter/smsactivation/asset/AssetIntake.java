package io.supportcenter.smsactivation.asset;

import io.smallrye.common.annotation.Blocking;
import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.events.Effects;
import io.supportcenter.kit.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** This service's copy of the user asset store, from {@code assets.v1}. */
@ApplicationScoped
class AssetIntake {

  private static final String CHANNEL = "assets";

  private final Inbox inbox;
  private final AssetProjection projection;

  AssetIntake(Inbox inbox, AssetProjection projection) {
    this.inbox = inbox;
    this.projection = projection;
  }

  @Incoming(CHANNEL)
  @Blocking
  void assets(ConsumerRecords<byte[], byte[]> polled) {
    inbox.consume(
        CHANNEL,
        polled,
        (tx, events) -> {
          projection.apply(tx, events);
          return Effects.NONE;
        });
  }
}
