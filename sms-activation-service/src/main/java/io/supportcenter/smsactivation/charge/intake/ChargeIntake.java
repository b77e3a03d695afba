package io.supportcenter.smsactivation.charge.intake;

import io.smallrye.common.annotation.Blocking;
import io.supportcenter.events.ChargeRequested;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.smsactivation.charge.ChargeEventMapper;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Charges that merchants' back ends ask for on {@code charge-requests.v1}. */
@Singleton
class ChargeIntake extends Intake {

  private static final String CHANNEL = "charges";

  private final Charging charging;

  ChargeIntake(Inbox inbox, Charging charging) {
    super(inbox, CHANNEL);
    this.charging = charging;
  }

  @Incoming(CHANNEL)
  @Blocking
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    List<ChargeRequest> requests =
        events.stream().flatMap(e -> e.event().stream()).map(ChargeIntake::request).toList();
    List<OutboundEvent> told =
        charging.charge(tx, requests).stream().flatMap(c -> Charging.event(c).stream()).toList();
    return Effects.of(told);
  }

  private static ChargeRequest request(SpecificRecord event) {
    if (event instanceof ChargeRequested requested) {
      return ChargeEventMapper.fromEvent(requested);
    }
    throw new IllegalStateException(event.getSchema().getFullName() + " is no charge request");
  }
}
