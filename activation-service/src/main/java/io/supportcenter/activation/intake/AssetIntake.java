package io.supportcenter.activation.intake;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.supportcenter.activation.device.AssetId;
import io.supportcenter.activation.progress.Activations;
import io.supportcenter.kit.assets.AssetChange;
import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.events.Effects;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The user asset store from {@code assets.v1}, and what its changes mean to activations. */
@ApplicationScoped
class AssetIntake {

  private static final String CHANNEL = "assets";

  private final Inbox inbox;
  private final AssetProjection projection;
  private final Activations activations;

  AssetIntake(Inbox inbox, AssetProjection projection, Activations activations) {
    this.inbox = inbox;
    this.projection = projection;
    this.activations = activations;
  }

  @Incoming(CHANNEL)
  @Blocking
  void assets(ConsumerRecords<byte[], byte[]> polled) {
    inbox.consume(CHANNEL, polled, this::apply);
  }

  private Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    List<AssetChange> changes = projection.apply(tx, events);
    return activations.devicesChanged(
        tx, changes.stream().map(change -> new AssetId(change.assetId())).toList());
  }
}
