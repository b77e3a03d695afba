package io.supportcenter.proactive.offer;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.supportcenter.kit.values.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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

  private static final long AMOUNT_MAX = 1_000_000_000_000_000L;

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
    if (Stream.of(priceDifference, fee).flatMap(Optional::stream).anyMatch(OfferOption::isAbsurd)) {
      throw new IllegalArgumentException("an amount is too large");
    }
  }

  /** Whether the customer gets the same at the same price, under whatever ids. */
  public boolean isSameAs(OfferOption other) {
    return kind == other.kind
        && start.equals(other.start)
        && end.equals(other.end)
        && priceDifference.equals(other.priceDifference)
        && fee.equals(other.fee);
  }

  public OfferOption withId(String id) {
    return new OfferOption(id, kind, offerReference, start, end, priceDifference, fee, validUntil);
  }

  public boolean isValidAt(Instant now) {
    return now.isBefore(validUntil);
  }

  /** What the customer pays or gets back, in words that follow "you"; empty when it is nothing. */
  public Optional<String> price() {
    Map<Currency, Money> byCurrency =
        Stream.of(priceDifference, fee)
            .flatMap(Optional::stream)
            .collect(toMap(Money::currency, Function.identity(), Money::plus, LinkedHashMap::new));
    String words =
        byCurrency.values().stream()
            .filter(money -> money.amountMinor() != 0)
            .map(OfferOption::inWords)
            .collect(joining(" and "));
    return Optional.of(words).filter(text -> !text.isEmpty());
  }

  private static boolean isAbsurd(Money money) {
    return money.amountMinor() > AMOUNT_MAX || money.amountMinor() < -AMOUNT_MAX;
  }

  private static String inWords(Money money) {
    return money.isPositive() ? "pay " + amount(money) : "get back " + amount(money.negated());
  }

  private static String amount(Money money) {
    return money.inMajorUnits().toPlainString() + " " + money.currencyCode();
  }
}
