package io.supportcenter.reactivation.intake;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.events.Effects;
import io.supportcenter.kit.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps our copy of the asset store. A decision looks at it; it moves no decision by itself. */
@ApplicationScoped
class AssetsIntake {

  private final Inbox inbox;
  private final AssetProjection projection;

  AssetsIntake(Inbox inbox, AssetProjection projection) {
    this.inbox = inbox;
    this.projection = projection;
  }

  @Incoming("assets")
  @Blocking
  void assets(ConsumerRecords<byte[], byte[]> polled) {
    inbox.consume(
        "assets",
        polled,
        (tx, events) -> {
          projection.apply(tx, events);
          return Effects.NONE;
        });
  }
}
