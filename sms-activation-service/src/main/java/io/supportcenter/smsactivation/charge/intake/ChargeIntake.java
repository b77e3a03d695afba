package io.supportcenter.smsactivation.charge.intake;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.events.ChargeEventMapper;
import io.supportcenter.smsactivation.charge.store.ChargeBatch;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Charges that merchants' back ends request on {@code charge-requests.v1}. */
@Singleton
class ChargeIntake extends Intake {

  private static final String CHANNEL = "charges";

  private final ChargeBatch charging;

  ChargeIntake(Inbox inbox, ChargeBatch charging) {
    super(inbox, CHANNEL);
    this.charging = charging;
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    List<ChargeRequest> requests =
        events.stream()
            .flatMap(event -> event.event().stream())
            .map(ChargeEventMapper::request)
            .toList();
    return ChargeBatch.effects(charging.charge(tx, requests));
  }
}
