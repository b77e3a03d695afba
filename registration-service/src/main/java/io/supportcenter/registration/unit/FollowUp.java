package io.supportcenter.registration.unit;

import io.supportcenter.registration.unit.reading.ManufacturerQuestion;
import java.time.Duration;

/** A question to a partner that has to be asked before a unit can continue. */
public sealed interface FollowUp {
  /**
   * The same for the same question about the same registration: a second one with this key is not
   * asked.
   */
  String key();

  /**
   * Ask the retailer about the sale.
   *
   * @param attempt from 1
   * @param after how long to wait before
   */
  record AskRetailer(int attempt, Duration after) implements FollowUp {
    @Override
    public String key() {
      return "retailer:" + attempt;
    }
  }

  record AskManufacturer(String manufacturerId, ManufacturerQuestion question) implements FollowUp {
    @Override
    public String key() {
      return "manufacturer:" + question.gtin() + ":" + question.serial().orElse("");
    }
  }
}
