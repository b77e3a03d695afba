package io.supportcenter.kit.sample;

import io.supportcenter.events.UserState;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Adds up the versions of the events of each key, and publishes every new total. A version below
 * zero makes it fail, unless a test allows it.
 */
@Singleton
public class Numbers extends Intake {

  private static final String CHANNEL = "numbers";

  public static final String TOTALS = "kit-totals.v1";

  private volatile Disturbance disturbance = (_, _) -> {};
  private volatile boolean negativeTaken;
  private volatile boolean confidential;

  Numbers(Inbox inbox) {
    super(inbox, CHANNEL);
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  /** What a test does in the handler's place, before it. */
  @FunctionalInterface
  public interface Disturbance {
    void before(Connection tx, List<InboundEvent> events) throws SQLException;
  }

  public void disturb(Disturbance how) {
    disturbance = how;
  }

  public void leaveAlone() {
    disturb((_, _) -> {});
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    disturbance.before(tx, events);
    List<OutboundEvent> totals = new ArrayList<>();
    for (InboundEvent event : events) {
      totals.add(add(tx, event));
    }
    return Effects.of(totals);
  }

  @Override
  protected boolean isConfidential() {
    return confidential;
  }

  public void confidential(boolean isSo) {
    confidential = isSo;
  }

  /** Whether versions below zero are taken from now on. */
  public void takeNegative(boolean taken) {
    negativeTaken = taken;
  }

  private OutboundEvent add(Connection tx, InboundEvent event) throws SQLException {
    UserState number = (UserState) event.event().orElseThrow();
    if (number.getVersion() < 0 && !negativeTaken) {
      throw new IllegalArgumentException("below zero");
    }
    try (PreparedStatement statement =
        tx.prepareStatement(
            """
            INSERT INTO tally AS t VALUES (?, ?, 1)
            ON CONFLICT (key) DO UPDATE SET total = t.total + excluded.total, version = t.version + 1
            RETURNING total
            """)) {
      statement.setString(1, event.key());
      statement.setLong(2, number.getVersion());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        UserState total = UserState.newBuilder(number).setVersion(rows.getLong(1)).build();
        return OutboundEvent.of(TOTALS, event.key(), total).causedBy(event);
      }
    }
  }
}
