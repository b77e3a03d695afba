package io.supportcenter.proactive.offer;

import io.supportcenter.events.MessageOption;
import java.util.Optional;

/** Options as events. */
public final class OptionMapper {

  private OptionMapper() {}

  public static MessageOption toEvent(OfferOption option) {
    return MessageOption.newBuilder()
        .setOptionId(option.optionId())
        .setKind(toEvent(option.kind()))
        .setStart(option.start().orElse(null))
        .setEnd(option.end().orElse(null))
        .setPriceDifference(money(option.priceDifference()))
        .setFee(money(option.fee()))
        .setValidUntil(option.validUntil())
        .build();
  }

  public static io.supportcenter.events.OptionKind toEvent(OptionKind kind) {
    return switch (kind) {
      case LATE_ARRIVAL -> io.supportcenter.events.OptionKind.LATE_ARRIVAL;
      case SHIFT_DATES -> io.supportcenter.events.OptionKind.SHIFT_DATES;
      case SHORTEN -> io.supportcenter.events.OptionKind.SHORTEN;
      case CANCEL -> io.supportcenter.events.OptionKind.CANCEL;
      case KEEP -> io.supportcenter.events.OptionKind.KEEP;
    };
  }

  private static io.supportcenter.events.Money money(Optional<Money> money) {
    return money
        .map(m ->
            io.supportcenter.events.Money.newBuilder()
                .setAmountMinor(m.amountMinor())
                .setCurrency(m.currency())
                .build())
        .orElse(null);
  }
}
