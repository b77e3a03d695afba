package io.supportcenter.registration.reschedule;

import io.smallrye.common.annotation.Blocking;
import io.supportcenter.events.ActivityRescheduled;
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
 * Confirmed reschedulings from {@code reschedules.v1}. That one was asked for, or refused, changes
 * no asset.
 */
@Singleton
class RescheduleIntake extends Intake {

  private static final String CHANNEL = "reschedules";

  private final Reschedules reschedules;

  RescheduleIntake(Inbox inbox, Reschedules reschedules) {
    super(inbox, CHANNEL);
    this.reschedules = reschedules;
  }

  @Incoming(CHANNEL)
  @Blocking
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    return reschedules.apply(
        tx,
        events.stream()
            .flatMap(event -> event.event().stream())
            .filter(ActivityRescheduled.class::isInstance)
            .map(event -> RescheduleMapper.read((ActivityRescheduled) event))
            .toList());
  }
}
