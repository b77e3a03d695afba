package io.supportcenter.registration.unit.store;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.unit.FollowUp.AskManufacturer;
import io.supportcenter.registration.unit.FollowUp.AskRetailer;
import io.supportcenter.registration.unit.reading.ManufacturerQuestion;
import java.time.Instant;
import java.util.UUID;

/** The questions to partners as call rows. */
public final class PartnerQuestions {

  public static final String LOOKUP_SALE = "lookup-sale";
  public static final String LOOKUP_DEVICE = "lookup-device";

  private PartnerQuestions() {}

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

  static BackendCall device(DecidedUnit moved, AskManufacturer need) {
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
