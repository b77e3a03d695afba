package io.supportcenter.registration.unit;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.AssetField;
import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.Holder;
import io.supportcenter.registration.asset.Item;
import io.supportcenter.registration.asset.Provenance;
import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.SerialNumber;
import io.supportcenter.registration.receipt.Reservation;
import io.supportcenter.registration.unit.FollowUp.AskManufacturer;
import io.supportcenter.registration.unit.FollowUp.AskRetailer;
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
 * Decides the state of a unit, in two steps: {@link #identify} the item, then {@link #assign} it.
 * Between them the caller looks up who has the item. Pure functions: the same facts give the same
 * decision, in whatever order they arrived. The item follows from the retailer's answer about the
 * sale, the product, the serial number and the manufacturer's answer about the device. A
 * reservation has no manufacturer: the retailer's answer is enough. Safe for use by several
 * threads.
 */
public final class RegistrationPolicy {
  /**
   * A sale reaches the retailer's back end some time after the till has sent the receipt. The first
   * wait is silent; after it an event says that the unit waits for the retailer, which is still
   * asked again.
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

  /**
   * Which item the partners confirm, without regard to its buyer: the state is {@link PendingUser}
   * once they have. Otherwise the state says what is missing or wrong, and the follow-ups what to
   * ask.
   */
  public RegistrationDecision identify(RegistrationFacts facts) {
    if (ProductReading.of(facts) instanceof ProductReading.WrongCheckDigit) {
      return reject(RejectionReason.CHECK_DIGIT);
    }
    if (facts.retailer().isEmpty()) {
      return facts.retailerIsPartner()
          ? new RegistrationDecision(new MatchingRetailer(), new AskRetailer(1, Duration.ZERO))
          : retailerMissing(facts);
    }
    return switch (facts.retailer().get().value()) {
      case RetailerAnswer.Sale _ ->
          facts
              .reservation()
              .map(sold -> identified(ReservationAssembly.assemble(facts, sold)))
              .orElseGet(() -> readProduct(facts));
      case RetailerAnswer.OtherReservation(String number) ->
          conflict(otherReservation(facts, number));
      case RetailerAnswer.OtherLines _ -> conflict(otherLines(facts));
      case RetailerAnswer.Unknown(int times) -> askRetailerAgain(facts, times);
      case RetailerAnswer.Denied _ -> reject(RejectionReason.RETAILER_DENIED);
      case RetailerAnswer.Voided _ -> reject(RejectionReason.RECEIPT_VOIDED);
    };
  }

  /**
   * Who gets the item, and what has become of the unit since. A unit that was taken back is
   * RETURNED when everything else would make it an asset, and rejected when not, so that it does
   * not matter whether the take-back or the last answer came first.
   *
   * @param identified by {@link #identify} of the same facts
   * @param consent the user lets receipts register items; see {@link Registration#consentHolds}
   * @param holder the live registration that has the item, this one included
   */
  public RegistrationDecision assign(
      RegistrationFacts facts,
      RegistrationDecision identified,
      boolean consent,
      Optional<Holder> holder) {
    RegistrationDecision assigned =
        identified.item().isPresent() && facts.user().isPresent()
            ? assign(identified.item().get(), facts.user().get(), consent, holder, facts.id())
            : identified;
    boolean isErased = facts.isUserErased();
    Optional<UserId> user = facts.user().map(Sourced::value).filter(_ -> !isErased);
    if (assigned.state() instanceof Registered asset) {
      return new RegistrationDecision(
          UnitDisposition.of(facts, asset), Optional.of(asset.user()), List.of());
    }
    if (facts.takeBack().isPresent()) {
      return reject(RejectionReason.RECEIPT_VOIDED).of(user);
    }
    return isErased ? identified : assigned.of(user);
  }

  private static RegistrationDecision assign(
      Item item,
      Sourced<UserId> user,
      boolean consent,
      Optional<Holder> holder,
      RegistrationId registration) {
    if (holder.filter(owner -> !owner.registration().equals(registration)).isPresent()) {
      return reject(
          switch (item) {
            case DeviceRecord _ -> RejectionReason.SERIAL_ALREADY_OWNED;
            case ReservationRecord _ -> RejectionReason.ALREADY_REGISTERED;
          });
    }
    Item owned = item.with(Provenance.of(AssetField.USER_ID, user));
    return new RegistrationDecision(
        consent ? new Registered(user.value(), owned) : new PendingConsent(user.value(), owned));
  }

  private RegistrationDecision askRetailerAgain(RegistrationFacts facts, int times) {
    if (times > retailerRetries.size()) {
      return retailerMissing(facts);
    }
    var again = new AskRetailer(times + 1, retailerRetries.get(times - 1));
    return times == 1
        ? new RegistrationDecision(new MatchingRetailer(), again)
        : new RegistrationDecision(retailerMissing(facts).state(), again);
  }

  private static RegistrationDecision retailerMissing(RegistrationFacts facts) {
    return new RegistrationDecision(new PendingPartner(Partner.RETAILER, facts.gtin()));
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

  private static RegistrationDecision readProduct(RegistrationFacts facts) {
    return switch (ProductReading.of(facts)) {
      case ProductReading.Known(Sourced<Gtin> gtin) -> readSerial(facts, gtin);
      case ProductReading.Unnumbered _ -> reject(RejectionReason.UNKNOWN_GTIN);
      case ProductReading.WrongCheckDigit _ -> reject(RejectionReason.CHECK_DIGIT);
      case ProductReading.Contradicted(Contradiction contradiction) -> conflict(contradiction);
    };
  }

  private static RegistrationDecision readSerial(RegistrationFacts facts, Sourced<Gtin> gtin) {
    if (facts.manufacturer().isEmpty()) {
      return new RegistrationDecision(
          new PendingPartner(Partner.MANUFACTURER, Optional.of(gtin.value())));
    }
    return switch (SerialReading.of(facts, facts.manufacturer().get().serialRule())) {
      case SerialReading.Known(Sourced<SerialNumber> serial) ->
          askManufacturer(facts, gtin, Optional.of(serial));
      case SerialReading.Missing _ -> askManufacturer(facts, gtin, Optional.empty());
      case SerialReading.Impossible _ -> reject(RejectionReason.SERIAL_NOT_FOUND);
      case SerialReading.Contradicted(Contradiction contradiction) -> conflict(contradiction);
    };
  }

  private static RegistrationDecision askManufacturer(
      RegistrationFacts facts, Sourced<Gtin> gtin, Optional<Sourced<SerialNumber>> serial) {
    var question = new ManufacturerQuestion(gtin.value(), serial.map(s -> s.value().canonical()));
    return facts
        .answerTo(question)
        .map(answer -> readAnswer(facts, gtin, serial, answer))
        .orElseGet(() ->
            new RegistrationDecision(
                new MatchingManufacturer(question),
                new AskManufacturer(
                    facts.manufacturer().orElseThrow().manufacturerId(), question)));
  }

  private static RegistrationDecision readAnswer(
      RegistrationFacts facts,
      Sourced<Gtin> gtin,
      Optional<Sourced<SerialNumber>> serial,
      Sourced<ManufacturerAnswer> answer) {
    return switch (answer.value()) {
      case DeviceConfirmed device ->
          readDevice(DeviceReading.of(facts, gtin, serial, answer.map(_ -> device)), gtin);
      case ManufacturerAnswer.UnknownGtin _ -> reject(RejectionReason.UNKNOWN_GTIN);
      case ManufacturerAnswer.NotRegistrable _ -> reject(RejectionReason.NOT_REGISTRABLE);
      case ManufacturerAnswer.SerialRequired _ ->
          new RegistrationDecision(new PendingSerial(gtin.value()));
      case ManufacturerAnswer.SerialNotFound _ when serial.isEmpty() ->
          new RegistrationDecision(new PendingSerial(gtin.value()));
      case ManufacturerAnswer.SerialNotFound _ -> reject(RejectionReason.SERIAL_NOT_FOUND);
      case ManufacturerAnswer.SerialOtherProduct other ->
          conflict(otherProduct(gtin, answer, other));
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

  private static RegistrationDecision readDevice(DeviceReading reading, Sourced<Gtin> gtin) {
    return switch (reading) {
      case DeviceReading.Known(DeviceRecord device) -> identified(device);
      case DeviceReading.SerialMissing _ ->
          new RegistrationDecision(new PendingSerial(gtin.value()));
      case DeviceReading.Contradicted(List<Contradiction> contradictions) ->
          conflict(contradictions.toArray(Contradiction[]::new));
    };
  }

  private static RegistrationDecision identified(Item item) {
    return new RegistrationDecision(new PendingUser(item));
  }

  private static RegistrationDecision conflict(Contradiction... contradictions) {
    return new RegistrationDecision(new Conflict(List.of(contradictions)));
  }

  private static RegistrationDecision reject(RejectionReason reason) {
    return new RegistrationDecision(new Rejected(reason));
  }
}
