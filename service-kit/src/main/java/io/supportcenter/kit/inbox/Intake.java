package io.supportcenter.kit.inbox;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.values.InvalidValue;
import io.supportcenter.kit.values.RefusalCode;
import io.supportcenter.kit.work.Effects;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Events from one channel. A service has one {@code @Singleton} subclass for each channel; besides
 * {@link #apply} it holds only the method that the channel calls, on a worker thread and once at a
 * time, since it returns nothing:
 *
 * <pre>{@code
 * @Incoming(CHANNEL)
 * void receive(ConsumerRecords<byte[], byte[]> polled) {
 *   consume(polled);
 * }
 * }</pre>
 */
public abstract class Intake {

  private final Inbox inbox;
  private final String channel;

  /**
   * @param channel as in {@code mp.messaging.incoming.CHANNEL}
   * @param refusals the reasons why it refuses records, besides {@link
   *     io.supportcenter.kit.values.CommonRefusal}
   */
  protected Intake(Inbox inbox, String channel, RefusalCode... refusals) {
    this.inbox = inbox;
    this.channel = channel;
    inbox.declareRefusals(channel, refusals);
  }

  /** Handles a polled batch exactly once; see {@link Inbox#consume}. */
  protected final void consume(ConsumerRecords<byte[], byte[]> polled) {
    inbox.consume(this, polled);
  }

  /**
   * Applies events to the service's state.
   *
   * <p>Runs inside the transaction that also advances the inbox's position, so all of it happens
   * once or not at all. It is called again with the same events when the transaction did not
   * commit, and with a part of them when one of them made it fail; it must keep nothing in memory
   * between calls. It loads the aggregates it touches with one {@code SELECT ... FOR UPDATE}
   * ordered by id, folds the events in their order, writes set-based, and calls nothing outside the
   * database.
   *
   * @param tx the transaction's connection; neither committed nor closed here
   * @param events in the order of their partitions
   * @return events to publish and partners to call as a result
   */
  protected abstract Effects apply(Connection tx, List<InboundEvent> events) throws SQLException;

  /**
   * Why an event is not applied: others wrote it, and it is wrong. Its sender is told on {@code
   * refusals.v1}, it is published to the dead letters as {@code INVALID}, and its key's later
   * events continue. Called before the transaction; must not throw. An event without a value is
   * refused without asking, unless its topic is compacted.
   *
   * @return what is wrong; empty when nothing is
   */
  protected Optional<Refusal> refusal(InboundEvent event) {
    return Optional.empty();
  }

  /**
   * The partner in whose name an event is, as {@link #apply} would read it. An event on a partner's
   * own topic that is in another name, or in none, is a dead letter {@code SENDER_NOT_ALLOWED}; on
   * the plain topic, which is the operator's, any name is right. So an event's actor, for example
   * an agent, is believed on the operator's topics only. Must not throw.
   *
   * @return empty when the channel's events are in no partner's name
   */
  protected Optional<String> partner(SpecificRecord event) {
    return Optional.empty();
  }

  /**
   * The aggregate that an event or tombstone is about, when its id alone does not say whose it is.
   * It belongs to the partner in whose name it was first published, for good: an event or tombstone
   * of another partner is a dead letter {@code SENDER_NOT_ALLOWED}, whatever its version. Of an
   * event that is not {@link #refusal refused}.
   *
   * @return empty when the id of every aggregate has its partner in it
   */
  protected Optional<String> owned(InboundEvent event) {
    return Optional.empty();
  }

  /** What is wrong with an event, as the one says that reads it. */
  protected static Optional<Refusal> refusalBy(Runnable reader) {
    try {
      reader.run();
      return Optional.empty();
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.of(Refusal.of(InvalidValue.of(e)));
    }
  }

  /**
   * For {@link #apply}, which finds out only there that records, or parts of them, are wrong: tells
   * their senders on {@code refusals.v1}, once, and counts the reasons. At most one refusal for
   * each record.
   */
  protected final void refuse(Connection tx, List<Refused> refused) throws SQLException {
    inbox.refuse(this, tx, refused);
  }

  /** Whether its records hold what operators may not read, in the key as well. */
  protected boolean isConfidential() {
    return false;
  }

  final String channel() {
    return channel;
  }
}
