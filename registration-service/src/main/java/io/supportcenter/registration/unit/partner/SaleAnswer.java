package io.supportcenter.registration.unit.partner;

import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.unit.reading.RetailerAnswer;
import io.supportcenter.registration.unit.reading.RetailerSale;
import java.util.List;
import java.util.Optional;

/**
 * A retailer's answer between the attempt and its completion.
 *
 * @param sale present when the answer is one
 * @param customer how the retailer knows the buyer, hashed
 */
record SaleAnswer(Kind kind, Optional<RetailerSale> sale, List<KeyedHash> customer) {

  enum Kind {
    SALE,
    UNKNOWN,
    DENIED
  }

  static SaleAnswer of(RetailerSale sale, List<KeyedHash> customer) {
    return new SaleAnswer(Kind.SALE, Optional.of(sale), customer);
  }

  static SaleAnswer of(Kind kind) {
    return new SaleAnswer(kind, Optional.empty(), List.of());
  }

  /**
   * What it means to one unit.
   *
   * @param printed the unit's line on the receipt
   * @param attempt how often the retailer has been asked
   */
  RetailerAnswer about(UnitKey unit, ReceiptLine printed, int attempt) {
    return switch (kind) {
      case SALE -> sale.orElseThrow().about(unit, printed);
      case UNKNOWN -> new RetailerAnswer.Unknown(attempt);
      case DENIED -> new RetailerAnswer.Denied();
    };
  }
}
