package io.supportcenter.smsactivation.asset;

import io.smallrye.common.annotation.Blocking;
import io.supportcenter.kit.assets.AssetProjection;
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

/** This service's copy of the user asset store, from {@code assets.v1}. */
@Singleton
class AssetIntake extends Intake {

  private static final String CHANNEL = "assets";

  private final AssetProjection projection;

  AssetIntake(Inbox inbox, AssetProjection projection) {
    super(inbox, CHANNEL);
    this.projection = projection;
  }

  @Incoming(CHANNEL)
  @Blocking
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    projection.apply(tx, events);
    return Effects.NONE;
  }
}
