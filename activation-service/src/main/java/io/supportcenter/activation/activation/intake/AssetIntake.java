package io.supportcenter.activation.activation.intake;

import io.supportcenter.activation.activation.Decision;
import io.supportcenter.activation.activation.store.ActivationBatch;
import io.supportcenter.activation.activation.store.ActivationBatch.ActivationResult;
import io.supportcenter.kit.assets.AssetChange;
import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The user asset store from {@code assets.v1}, and what its changes mean to activations. */
@Singleton
class AssetIntake extends Intake {

  private static final String CHANNEL = "assets";

  private final AssetProjection projection;
  private final ActivationBatch activations;

  AssetIntake(Inbox inbox, AssetProjection projection, ActivationBatch activations) {
    super(inbox, CHANNEL);
    this.projection = projection;
    this.activations = activations;
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    Map<AssetId, InboundEvent> changes =
        projection.apply(tx, events).stream()
            .collect(Collectors.toMap(c -> new AssetId(c.assetId()), AssetChange::event));
    ActivationResult advanced = activations.devicesChanged(tx, changes.keySet());
    return advanced.effects().causedBy(causes(advanced.decisions(), changes));
  }

  private static Map<String, InboundEvent> causes(
      List<Decision> decisions, Map<AssetId, InboundEvent> changes) {
    return decisions.stream()
        .map(Decision::after)
        .collect(Collectors.toMap(a -> a.id().toString(), a -> changes.get(a.order().asset())));
  }
}
