package io.supportcenter.smsactivation.charge.store;

import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.outbox.PartnerTopics;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.events.ChargeEventMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * Publishes the charges that are decided: all of them on {@code charges.v1}, which is the
 * operator's, and each on its merchant's own, if that merchant has one.
 */
@Singleton
public class ChargeAnswers {

  private final PartnerTopics topics;

  ChargeAnswers(PartnerTopics topics) {
    this.topics = topics;
  }

  public Effects to(List<Charge> charges) {
    return Effects.of(charges.stream().flatMap(this::events).toList());
  }

  private Stream<OutboundEvent> events(Charge charge) {
    String own = topics.answersTo(charge.request().merchantId(), Topics.CHARGES);
    return ChargeEventMapper.event(charge).stream()
        .flatMap(event ->
            own.equals(event.topic())
                ? Stream.of(event)
                : Stream.of(
                    event, OutboundEvent.of(own, event.key(), event.event().orElseThrow())));
  }
}
