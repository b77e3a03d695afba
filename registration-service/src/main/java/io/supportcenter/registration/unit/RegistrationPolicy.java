package io.supportcenter.registration.unit;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.Item;
import io.supportcenter.registration.asset.ItemKey;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.SerialNumber;
import io.supportcenter.registration.receipt.Reservation;
import io.supportcenter.registration.unit.FollowUp.AskManufacturer;
import io.supportcenter.registration.unit.FollowUp.AskRetailer;
import io.supportcenter.registration.unit.RegistrationState.Asset;
import io.supportcenter.registration.unit.RegistrationState.Conflict;
import io.supportcenter.registration.unit.RegistrationState.MatchingManufacturer;
import io.supportcenter.registration.unit.RegistrationState.MatchingRetailer;
import io.supportcenter.registration.unit.RegistrationState.PendingConsent;
import io.supportcenter.registration.unit.RegistrationState.PendingPartner;
import io.supportcenter.registration.unit.RegistrationState.PendingPartner.Partner;
import io.supportcenter.registration.unit.RegistrationState.PendingSerial;
import io.supportcenter.registration.unit.RegistrationState.PendingUser;
import io.supportcenter.registration.unit.RegistrationState.Registered;
import io.supportcenter.registration.unit.RegistrationState.Rejected;
import io.supportcenter.registration.unit.reading.Contradiction;
import io.supportcenter.registration.unit.reading.DeviceReading;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer.DeviceConfirmed;
import io.supportcenter.registration.unit.reading.ManufacturerQuestion;
import io.supportcenter.registration.unit.reading.ProductReading;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import io.supportcenter.registration.unit.reading.ReservationAssembly;
import io.supportcenter.registration.unit.reading.RetailerAnswer;
import io.supportcenter.registration.unit.reading.SerialReading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides where a unit stands. A pure function: the same facts give the same decision, in whatever
 * order they came. The steps are: the retailer's word on the sale, the product, the serial number,
 * the manufacturer's word on the device, the user. A reservation has no manufacturer: the
 * retailer's word is enough. Safe for use by several threads.
 */
public final class RegistrationPolicy {
  /**
   * A sale reaches the retailer's back end some time after the till has sent the receipt. The first
   * wait is silent; after it the world is told that the unit waits for the retailer, who is asked
   * again all the same.
   */
  public static final List<Duration> RETAILER_RETRIES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(3));

  private final List<Duration> retailerRetries;

  public RegistrationPolicy() {
    this(RETAILER_RETRIES);
  }

  /**
   * @param retailerRetries how long to wait before a retailer that does not know the sale is asked
   *     once more
   */
  public RegistrationPolicy(List<Duration> retailerRetries) {
    this.retailerRetries = List.copyOf(retailerRetries);
  }

  public RegistrationDecision decide(RegistrationFacts facts) {
    Step step = UnitDisposition.of(facts, this::askRetailer);
    boolean isForgotten = UnitDisposition.isErased(facts) && !(step.state() instanceof Asset);
    return new RegistrationDecision(
        step.state(), facts.user().map(Sourced::value).filter(_ -> !isForgotten), step.needs());
  }

  /** The device or reservation that the partners confirmed: what to look its holder up by. */
  public Optional<ItemKey> itemKey(RegistrationFacts facts) {
    if (!(askRetailer(facts.withoutUser()).state() instanceof PendingUser(Item item))) {
      return Optional.empty();
    }
    return switch (item) {
      case DeviceRecord device -> Optional.of(device.key());
      case ReservationRecord reservation ->
          facts.user().map(user -> reservation.keyOf(user.value()));
    };
  }

  private Step askRetailer(RegistrationFacts facts) {
    if (ProductReading.of(facts) instanceof ProductReading.WrongCheckDigit) {
      return reject(RejectionReason.CHECK_DIGIT);
    }
    if (facts.retailer().isEmpty()) {
      return facts.retailerIsPartner()
          ? new Step(new MatchingRetailer(), new AskRetailer(1, Duration.ZERO))
          : retailerMissing(facts);
    }
    return switch (facts.retailer().get().value()) {
      case RetailerAnswer.Sale _ ->
          facts
              .reservation()
              .map(sold -> findUser(facts, ReservationAssembly.assemble(facts, sold)))
              .orElseGet(() -> readProduct(facts));
      case RetailerAnswer.OtherReservation(String number) ->
          new Step(new Conflict(List.of(otherReservation(facts, number))));
      case RetailerAnswer.OtherLines _ -> new Step(new Conflict(List.of(otherLines(facts))));
      case RetailerAnswer.Unknown(int times) -> askRetailerAgain(facts, times);
      case RetailerAnswer.Denied _ -> reject(RejectionReason.RETAILER_DENIED);
      case RetailerAnswer.Voided _ -> reject(RejectionReason.RECEIPT_VOIDED);
    };
  }

  private Step askRetailerAgain(RegistrationFacts facts, int times) {
    if (times > retailerRetries.size()) {
      return retailerMissing(facts);
    }
    var again = new AskRetailer(times + 1, retailerRetries.get(times - 1));
    return times == 1
        ? new Step(new MatchingRetailer(), again)
        : new Step(retailerMissing(facts).state(), again);
  }

  private static Step retailerMissing(RegistrationFacts facts) {
    return new Step(new PendingPartner(Partner.RETAILER, facts.gtin()));
  }

  private static Contradiction otherLines(RegistrationFacts facts) {
    String line = facts.unit().lineNumber() + "/" + facts.unit().unit();
    return new Contradiction(
        Contradiction.Field.LINE,
        List.of(facts.receipt().map(_ -> line), facts.retailer().orElseThrow().map(_ -> "")));
  }

  private static Contradiction otherReservation(RegistrationFacts facts, String told) {
    return new Contradiction(
        Contradiction.Field.RESERVATION_NUMBER,
        List.of(
            facts.reservation().orElseThrow().map(Reservation::number),
            facts.retailer().orElseThrow().map(_ -> told)));
  }

  private static Step readProduct(RegistrationFacts facts) {
    return switch (ProductReading.of(facts)) {
      case ProductReading.Known(Sourced<Gtin> gtin) -> readSerial(facts, gtin);
      case ProductReading.Unnumbered _ -> reject(RejectionReason.UNKNOWN_GTIN);
      case ProductReading.WrongCheckDigit _ -> reject(RejectionReason.CHECK_DIGIT);
      case ProductReading.Contradicted(Contradiction contradiction) ->
          new Step(new Conflict(List.of(contradiction)));
    };
  }

  private static Step readSerial(RegistrationFacts facts, Sourced<Gtin> gtin) {
    if (facts.manufacturer().isEmpty()) {
      return new Step(new PendingPartner(Partner.MANUFACTURER, Optional.of(gtin.value())));
    }
    return switch (SerialReading.of(facts, facts.manufacturer().get().serialRule())) {
      case SerialReading.Known(Sourced<SerialNumber> serial) ->
          askManufacturer(facts, gtin, Optional.of(serial));
      case SerialReading.Missing _ -> askManufacturer(facts, gtin, Optional.empty());
      case SerialReading.Impossible _ -> reject(RejectionReason.SERIAL_NOT_FOUND);
      case SerialReading.Contradicted(Contradiction contradiction) ->
          new Step(new Conflict(List.of(contradiction)));
    };
  }

  private static Step askManufacturer(
      RegistrationFacts facts, Sourced<Gtin> gtin, Optional<Sourced<SerialNumber>> serial) {
    var question = new ManufacturerQuestion(gtin.value(), serial.map(s -> s.value().canonical()));
    return facts
        .answerTo(question)
        .map(answer -> readAnswer(facts, gtin, serial, answer))
        .orElseGet(() ->
            new Step(
                new MatchingManufacturer(question),
                new AskManufacturer(
                    facts.manufacturer().orElseThrow().manufacturerId(), question)));
  }

  private static Step readAnswer(
      RegistrationFacts facts,
      Sourced<Gtin> gtin,
      Optional<Sourced<SerialNumber>> serial,
      Sourced<ManufacturerAnswer> answer) {
    return switch (answer.value()) {
      case DeviceConfirmed device ->
          readDevice(facts, DeviceReading.of(facts, gtin, serial, answer.map(_ -> device)), gtin);
      case ManufacturerAnswer.UnknownGtin _ -> reject(RejectionReason.UNKNOWN_GTIN);
      case ManufacturerAnswer.NotRegistrable _ -> reject(RejectionReason.NOT_REGISTRABLE);
      case ManufacturerAnswer.SerialRequired _ -> new Step(new PendingSerial(gtin.value()));
      case ManufacturerAnswer.SerialNotFound _ when serial.isEmpty() ->
          new Step(new PendingSerial(gtin.value()));
      case ManufacturerAnswer.SerialNotFound _ -> reject(RejectionReason.SERIAL_NOT_FOUND);
      case ManufacturerAnswer.SerialOtherProduct other ->
          new Step(new Conflict(List.of(otherProduct(gtin, answer, other))));
    };
  }

  private static Contradiction otherProduct(
      Sourced<Gtin> gtin,
      Sourced<ManufacturerAnswer> answer,
      ManufacturerAnswer.SerialOtherProduct other) {
    String told = other.gtin().map(Gtin::digits).or(other::model).orElse("");
    return new Contradiction(
        Contradiction.Field.GTIN, List.of(gtin.map(Gtin::digits), answer.map(_ -> told)));
  }

  private static Step readDevice(
      RegistrationFacts facts, DeviceReading reading, Sourced<Gtin> gtin) {
    return switch (reading) {
      case DeviceReading.Known(DeviceRecord device) -> findUser(facts, device);
      case DeviceReading.SerialMissing _ -> new Step(new PendingSerial(gtin.value()));
      case DeviceReading.Contradicted(List<Contradiction> contradictions) ->
          new Step(new Conflict(contradictions));
    };
  }

  private static Step findUser(RegistrationFacts facts, Item item) {
    if (facts.user().isEmpty()) {
      return new Step(new PendingUser(item));
    }
    if (facts.holder().filter(owner -> !owner.registration().equals(facts.id())).isPresent()) {
      return reject(
          switch (item) {
            case DeviceRecord _ -> RejectionReason.SERIAL_ALREADY_OWNED;
            case ReservationRecord _ -> RejectionReason.ALREADY_REGISTERED;
          });
    }
    UserId user = facts.user().get().value();
    return new Step(facts.consent() ? new Registered(user, item) : new PendingConsent(user, item));
  }

  private static Step reject(RejectionReason reason) {
    return new Step(new Rejected(reason));
  }
}
