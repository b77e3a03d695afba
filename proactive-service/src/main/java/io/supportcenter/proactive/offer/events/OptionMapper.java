package io.supportcenter.proactive.offer.events;

import io.supportcenter.events.MessageOption;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.offer.OptionKind;

/** Options as events. */
public final class OptionMapper {

  private OptionMapper() {}

  public static MessageOption toEvent(OfferOption option) {
    return MessageOption.newBuilder()
        .setOptionId(option.optionId())
        .setKind(toEvent(option.kind()))
        .setStart(option.start().orElse(null))
        .setEnd(option.end().orElse(null))
        .setPriceDifference(option.priceDifference().map(ValueMapper::toEvent).orElse(null))
        .setFee(option.fee().map(ValueMapper::toEvent).orElse(null))
        .setValidUntil(option.validUntil())
        .build();
  }

  public static io.supportcenter.events.OptionKind toEvent(OptionKind kind) {
    return io.supportcenter.events.OptionKind.valueOf(kind.name());
  }
}
