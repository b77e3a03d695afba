package io.supportcenter.registration.progress;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.registration.json.DomainJson;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.registration.ManufacturerQuestion;
import io.supportcenter.registration.registration.Need.AskManufacturer;
import io.supportcenter.registration.registration.Need.AskRetailer;
import java.time.Instant;
import java.util.UUID;

/** The questions to partners as call rows. */
public final class Questions {

  public static final String LOOKUP_SALE = "lookup-sale";
  public static final String LOOKUP_DEVICE = "lookup-device";

  private Questions() {}

  /**
   * Asks a retailer about a sale.
   *
   * @param attempt from 1; only the answer to the last one counts
   */
  public record SaleQuestion(
      UUID receiptId, String retailerId, String receiptNumber, int attempt) {}

  /**
   * Asks a manufacturer about a device.
   *
   * @param key of the question; only the answer to the unit's last question counts
   * @param onBehalfOf the user, when known; null otherwise
   */
  public record DeviceQuestion(
      UUID receiptId,
      UnitKey unit,
      String key,
      String manufacturerId,
      ManufacturerQuestion question,
      String onBehalfOf) {}

  static BackendCall sale(UUID receiptId, UnitKey unit, AskRetailer need, Instant now) {
    String retailer = unit.receipt().retailerId();
    return BackendCall.at(
        now.plus(need.after()),
        retailer,
        LOOKUP_SALE,
        receiptId.toString(),
        DomainJson.write(
            new SaleQuestion(receiptId, retailer, unit.receipt().receiptNumber(), need.attempt())));
  }

  static BackendCall device(Moved moved, AskManufacturer need) {
    return BackendCall.now(
        need.manufacturerId(),
        LOOKUP_DEVICE,
        moved.registration().id().toString(),
        DomainJson.write(
            new DeviceQuestion(
                moved.unit().receiptId(),
                moved.registration().unit(),
                need.key(),
                need.manufacturerId(),
                need.question(),
                moved.change().decision().user().map(Object::toString).orElse(null))));
  }
}
