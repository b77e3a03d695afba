package io.supportcenter.proactive.offer;

import io.supportcenter.kit.values.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * One way to modify an activity, as its vendor quoted it.
 *
 * @param offerReference the vendor's own, to be named when the offer is taken
 * @param start new start; empty for CANCEL
 * @param priceDifference what the customer pays more; negative for what is given back
 */
public record OfferOption(
    String optionId,
    OptionKind kind,
    String offerReference,
    Optional<Instant> start,
    Optional<Instant> end,
    Optional<Money> priceDifference,
    Optional<Money> fee,
    Instant validUntil) {

  public OfferOption {
    if (start.isPresent() != end.isPresent()) {
      throw new IllegalArgumentException("an offer has both times or none");
    }
    if (start.isEmpty() && kind != OptionKind.CANCEL) {
      throw new IllegalArgumentException("only a cancellation has no times");
    }
    if (start.isPresent() && end.orElseThrow().isBefore(start.get())) {
      throw new IllegalArgumentException("an activity does not end before it starts");
    }
  }

  public boolean isValidAt(Instant now) {
    return now.isBefore(validUntil);
  }
}
