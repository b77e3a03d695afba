package io.supportcenter.benchmark.onkit;

import io.supportcenter.benchmark.tally.Tallies;
import io.supportcenter.benchmark.tally.Tallies.Tally;
import io.supportcenter.benchmark.tally.TallyEvents;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The work as a service on the kit does it. */
@Singleton
class TallyIntake extends Intake {

  private static final String CHANNEL = "charge-requests";

  private final String out;

  TallyIntake(Inbox inbox, @ConfigProperty(name = "benchmark.out") String out) {
    super(inbox, CHANNEL);
    this.out = out;
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    return Effects.of(
        Tallies.add(
                tx,
                events.stream().map(e -> TallyEvents.addition(e.event().orElseThrow())).toList())
            .stream()
            .map(this::changed)
            .toList());
  }

  private OutboundEvent changed(Tally tally) {
    return OutboundEvent.of(out, tally.accountId(), TallyEvents.changed(tally));
  }
}
