package io.supportcenter.registration.user.intake;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.user.events.ErasureMapper;
import io.supportcenter.registration.user.store.ErasureConfirmations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Which service has erased which user, from {@code erasures.v1}. */
@Singleton
class ErasureIntake extends Intake {

  private static final String CHANNEL = "erasures";

  ErasureIntake(Inbox inbox) {
    super(inbox, CHANNEL);
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    ErasureConfirmations.add(
        tx, events.stream().flatMap(event -> ErasureMapper.read(event).stream()).toList());
    return Effects.NONE;
  }
}
