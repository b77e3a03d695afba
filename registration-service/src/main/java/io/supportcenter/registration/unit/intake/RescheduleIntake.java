package io.supportcenter.registration.unit.intake;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.unit.events.RescheduleMapper;
import io.supportcenter.registration.unit.store.ReschedulingBatch;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Confirmed reschedulings from {@code reschedules.v1}. Requests and refusals change no asset. */
@Singleton
class RescheduleIntake extends Intake {

  private static final String CHANNEL = "reschedules";

  private final ReschedulingBatch reschedulings;

  RescheduleIntake(Inbox inbox, ReschedulingBatch reschedulings) {
    super(inbox, CHANNEL);
    this.reschedulings = reschedulings;
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    return reschedulings.apply(
        tx, events.stream().flatMap(event -> RescheduleMapper.read(event).stream()).toList());
  }
}
