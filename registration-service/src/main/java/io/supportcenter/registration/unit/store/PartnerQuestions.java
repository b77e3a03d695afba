package io.supportcenter.registration.unit.store;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.receipt.store.ReceiptLocks;
import io.supportcenter.registration.unit.DecidedUnit;
import io.supportcenter.registration.unit.FollowUp;
import io.supportcenter.registration.unit.FollowUp.AskManufacturer;
import io.supportcenter.registration.unit.FollowUp.AskRetailer;
import io.supportcenter.registration.unit.reading.ManufacturerQuestion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The questions to partners as call rows. */
public final class PartnerQuestions {

  public static final String LOOKUP_SALE = "lookup-sale";
  public static final String LOOKUP_DEVICE = "lookup-device";

  private PartnerQuestions() {}

  /** What all questions have. */
  public interface Question {
    int attempt();

    Instant giveUpAt();

    String because();
  }

  /**
   * Asks a retailer about a sale.
   *
   * @param attempt from 1; only the answer to the last one counts
   * @param giveUpAt until when it is repeated while there is no answer
   * @param because what came of the attempt before; null for the first
   */
  public record SaleQuestion(
      UUID receiptId,
      String retailerId,
      String receiptNumber,
      int attempt,
      Instant giveUpAt,
      String because)
      implements Question {}

  /**
   * Asks a manufacturer about a device.
   *
   * @param key of the question; only the answer to the unit's last question counts
   * @param attempt from 1
   * @param giveUpAt until when it is repeated while there is no answer
   * @param because what came of the attempt before; null for the first
   */
  public record DeviceQuestion(
      UUID receiptId,
      UnitKey unit,
      String key,
      String manufacturerId,
      ManufacturerQuestion question,
      int attempt,
      Instant giveUpAt,
      String because)
      implements Question {}

  /**
   * The questions that are not open yet. All units of a receipt share the question to the retailer.
   */
  static List<BackendCall> of(
      DecidedUnit unit, ReceiptLocks locks, Instant now, Duration patience) {
    List<BackendCall> calls = new ArrayList<>();
    if (unit.unit().facts().isUserErased()) {
      return calls;
    }
    UUID receipt = unit.unit().receiptId();
    for (FollowUp followUp : unit.decision().followUps()) {
      switch (followUp) {
        case AskRetailer ask when ask.attempt() > locks.retailerAsked(receipt) -> {
          locks.setRetailerAsked(receipt, ask.attempt());
          calls.add(sale(receipt, unit.after().unit(), ask, now.plus(ask.after()), patience));
        }
        case AskManufacturer ask when !unit.unit().asked().equals(Optional.of(ask.key())) ->
            calls.add(device(unit, ask, now, patience));
        case AskRetailer _, AskManufacturer _ -> {
          // It has been asked.
        }
      }
    }
    return calls;
  }

  private static BackendCall sale(
      UUID receiptId, UnitKey unit, AskRetailer ask, Instant dueAt, Duration patience) {
    String retailer = unit.receipt().retailerId();
    return BackendCall.at(
        dueAt,
        retailer,
        LOOKUP_SALE,
        receiptId.toString(),
        DomainJson.write(
            new SaleQuestion(
                receiptId,
                retailer,
                unit.receipt().receiptNumber(),
                ask.attempt(),
                dueAt.plus(patience),
                ask.because().orElse(null))));
  }

  private static BackendCall device(
      DecidedUnit unit, AskManufacturer ask, Instant now, Duration patience) {
    Instant dueAt = now.plus(ask.after());
    return BackendCall.at(
        ask.attempt() == 1 ? null : dueAt,
        ask.manufacturerId(),
        LOOKUP_DEVICE,
        unit.after().id().toString(),
        DomainJson.write(
            new DeviceQuestion(
                unit.unit().receiptId(),
                unit.after().unit(),
                ask.key(),
                ask.manufacturerId(),
                ask.question(),
                ask.attempt(),
                dueAt.plus(patience),
                ask.because().orElse(null))));
  }
}
