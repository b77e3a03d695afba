package io.supportcenter.smsactivation.charge;

import io.supportcenter.kit.values.Money;
import io.supportcenter.kit.values.MoneyReader;
import io.supportcenter.kit.values.MoneyResult;
import java.util.Optional;

/**
 * An amount as a merchant wrote it.
 *
 * @param currency should be an ISO 4217 alphabetic code
 * @param money empty when it is not an amount of money
 */
public record RequestedAmount(long minor, String currency, Optional<Money> money) {

  public static RequestedAmount of(Money money) {
    return new RequestedAmount(money.amountMinor(), money.currencyCode(), Optional.of(money));
  }

  public static RequestedAmount of(long minor, String currency) {
    return switch (MoneyReader.read(minor, currency)) {
      case MoneyResult.Valid(var money) -> of(money);
      case MoneyResult.Invalid _ -> new RequestedAmount(minor, currency, Optional.empty());
    };
  }
}
