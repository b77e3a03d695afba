package io.supportcenter.registration.unit;

import io.supportcenter.registration.unit.reading.ManufacturerQuestion;
import java.time.Duration;
import java.util.Optional;

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
   * @param because what came of the attempt before
   */
  record AskRetailer(int attempt, Duration after, Optional<String> because) implements FollowUp {
    @Override
    public String key() {
      return "retailer:" + attempt;
    }
  }

  /**
   * Ask the manufacturer about the device.
   *
   * @param attempt from 1
   * @param after how long to wait before
   * @param because what came of the attempt before
   */
  record AskManufacturer(
      String manufacturerId,
      ManufacturerQuestion question,
      int attempt,
      Duration after,
      Optional<String> because)
      implements FollowUp {
    @Override
    public String key() {
      String first = "manufacturer:" + question.gtin() + ":" + question.serial().orElse("");
      return attempt == 1 ? first : first + ":" + attempt;
    }
  }
}
