package io.supportcenter.kit.assets;

import io.quarkus.arc.properties.IfBuildProperty;
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

/**
 * Keeps the copy of the user asset store in a service that only reads it. A service that reacts to
 * changes has an intake of its own for this channel.
 */
@Singleton
@IfBuildProperty(name = "support-center.asset-intake", stringValue = "true")
class AssetsIntake extends Intake {

  private static final String CHANNEL = "assets";

  private final AssetProjection projection;

  AssetsIntake(Inbox inbox, AssetProjection projection) {
    super(inbox, CHANNEL);
    this.projection = projection;
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    projection.apply(tx, events);
    return Effects.NONE;
  }
}
