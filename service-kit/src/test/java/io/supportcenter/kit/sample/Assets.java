package io.supportcenter.kit.sample;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the asset projection, as services do. */
@ApplicationScoped
public class Assets implements Intake {

  private final Inbox inbox;
  private final AssetProjection projection;

  Assets(Inbox inbox, AssetProjection projection) {
    this.inbox = inbox;
    this.projection = projection;
  }

  @Incoming("assets")
  @Blocking
  void assets(ConsumerRecords<byte[], byte[]> polled) {
    inbox.consume(this, polled);
  }

  @Override
  public String channel() {
    return "assets";
  }

  @Override
  public Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    projection.apply(tx, events);
    return Effects.NONE;
  }
}
