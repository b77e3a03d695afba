package io.supportcenter.smsactivation.money;

/** Money in events. */
public final class MoneyMapper {

  private MoneyMapper() {}

  public static io.supportcenter.events.Money toEvent(Money money) {
    return new io.supportcenter.events.Money(
        money.amountMinor(), money.currency().getCurrencyCode());
  }
}
