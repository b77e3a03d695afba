package io.supportcenter.registration.unit.partner;

import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.unit.reading.RetailerAnswer;
import io.supportcenter.registration.unit.reading.RetailerSale;
import java.util.List;
import java.util.Set;

/** A retailer's answer between the attempt and its completion. */
interface SaleAnswer {

  /**
   * What it means to one unit.
   *
   * @param printed the unit's line on the receipt
   * @param attempt how often the retailer has been asked
   */
  RetailerAnswer about(UnitKey unit, ReceiptLine printed, int attempt);

  /** How the retailer knows the buyer, hashed. */
  default List<KeyedHash> customer() {
    return List.of();
  }

  /**
   * It knows the sale.
   *
   * @param unfitLines about which it did not answer as its contract says
   */
  record Known(RetailerSale sale, Set<Integer> unfitLines, List<KeyedHash> customer)
      implements SaleAnswer {

    @Override
    public RetailerAnswer about(UnitKey unit, ReceiptLine printed, int attempt) {
      return unfitLines.contains(unit.lineNumber())
          ? new RetailerAnswer.Unanswered(
              attempt, "answered 200, line " + unit.lineNumber() + " outside the contract")
          : sale.about(unit, printed);
    }
  }
}
