package io.supportcenter.kit.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.supportcenter.events.RecordRefused;
import io.supportcenter.kit.db.ExpiryRule;
import io.supportcenter.kit.events.PublishedEvents;
import io.supportcenter.kit.outbox.PartnerTopics;
import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.kit.values.RefusalCode;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Tells senders which of their records are refused: an event for each, on the {@code refusals.v1}
 * of the partner whose topic it came from or on the operator's, in the transaction that refuses it.
 * A record that is handled again, since offsets were reset, is not told a second time. Refusals are
 * counted by reason; those on topics of ours are counted only.
 */
@ApplicationScoped
class Refusals {

  private final UnitOfWork unitOfWork;
  private final PartnerTopics topics;
  private final Event<Counted> counted;
  private final MeterRegistry metrics;

  Refusals(
      UnitOfWork unitOfWork, PartnerTopics topics, Event<Counted> counted, MeterRegistry metrics) {
    this.unitOfWork = unitOfWork;
    this.topics = topics;
    this.counted = counted;
    this.metrics = metrics;
  }

  /** Reasons of a channel, one for each problem. */
  record Counted(String channel, List<RefusalCode> reasons) {}

  @Produces
  @Singleton
  PublishedEvents published() {
    return new PublishedEvents(Map.of(Topics.REFUSALS, List.of(RecordRefused.class)));
  }

  @Produces
  @Singleton
  ExpiryRule told(InboxConfig config) {
    return new ExpiryRule("refused_record", "refused_at", "true", config.refusedKeep());
  }

  /** Counters start at zero: an alert on their increase would miss a first one otherwise. */
  void declare(String channel, RefusalCode... reasons) {
    for (RefusalCode reason : CommonRefusal.values()) {
      counter(channel, reason);
    }
    for (RefusalCode reason : reasons) {
      counter(channel, reason);
    }
  }

  /**
   * In the transaction that refuses them.
   *
   * @param confidential whether nothing of their keys may be shown
   */
  void tell(Connection tx, String channel, boolean confidential, List<Refused> refused)
      throws SQLException {
    if (refused.isEmpty()) {
      return;
    }
    counted.fire(
        new Counted(
            channel,
            refused.stream()
                .flatMap(one -> one.refusal().problems().stream())
                .map(Refusal.Problem::code)
                .toList()));
    List<Refused> others =
        refused.stream().filter(one -> Topics.isWrittenFromOutside(one.record().topic())).toList();
    Instant now = Instant.now();
    unitOfWork.write(
        tx,
        Effects.of(
            RefusedStore.addNew(tx, others).stream()
                .map(one -> RefusalMapper.toEvent(topic(one), one, confidential, now))
                .toList()));
  }

  private String topic(Refused one) {
    return Topics.partner(one.record().topic())
        .map(partner -> topics.answersTo(partner, Topics.REFUSALS))
        .orElse(Topics.REFUSALS);
  }

  void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) Counted all) {
    all.reasons().forEach(reason -> counter(all.channel(), reason).increment());
  }

  private Counter counter(String channel, RefusalCode reason) {
    return metrics.counter("inbox.refused", "channel", channel, "reason", reason.name());
  }
}
