package io.supportcenter.registration.unit.intake;

import io.smallrye.common.annotation.Blocking;
import io.supportcenter.events.ActivityRescheduled;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.unit.events.RescheduleMapper;
import io.supportcenter.registration.unit.store.ReschedulingBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Confirmed reschedulings from {@code reschedules.v1}. That one was asked for, or refused, changes
 * no asset.
 */
@ApplicationScoped
class RescheduleIntake implements Intake {

  private static final String CHANNEL = "reschedules";

  private final Inbox inbox;
  private final ReschedulingBatch reschedules;

  RescheduleIntake(Inbox inbox, ReschedulingBatch reschedules) {
    this.inbox = inbox;
    this.reschedules = reschedules;
  }

  @Incoming(CHANNEL)
  @Blocking
  void reschedules(ConsumerRecords<byte[], byte[]> polled) {
    inbox.consume(this, polled);
  }

  @Override
  public String channel() {
    return CHANNEL;
  }

  @Override
  public Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    return reschedules.apply(
        tx,
        events.stream()
            .flatMap(event -> event.event().stream())
            .filter(ActivityRescheduled.class::isInstance)
            .map(event -> RescheduleMapper.read((ActivityRescheduled) event))
            .toList());
  }
}
