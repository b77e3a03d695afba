package io.supportcenter.registration.unit;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.AssetField;
import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Holder;
import io.supportcenter.registration.asset.Item;
import io.supportcenter.registration.asset.Provenance;
import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.SerialNumber;
import io.supportcenter.registration.unit.FollowUp.AskManufacturer;
import io.supportcenter.registration.unit.FollowUp.AskRetailer;
import io.supportcenter.registration.unit.RegistrationState.Conflict;
import io.supportcenter.registration.unit.RegistrationState.MatchingManufacturer;
import io.supportcenter.registration.unit.RegistrationState.MatchingRetailer;
import io.supportcenter.registration.unit.RegistrationState.OutOfScope;
import io.supportcenter.registration.unit.RegistrationState.PendingConsent;
import io.supportcenter.registration.unit.RegistrationState.PendingPartner;
import io.supportcenter.registration.unit.RegistrationState.PendingPartner.Asked;
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
import io.supportcenter.registration.unit.reading.ManufacturerReply;
import io.supportcenter.registration.unit.reading.ProductReading;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import io.supportcenter.registration.unit.reading.ReservationAssembly;
import io.supportcenter.registration.unit.reading.RetailerAnswer;
import io.supportcenter.registration.unit.reading.SerialReading;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Decides the state of a unit, in two steps: {@link #identify} the item, then {@link #assign} it.
 * Between them the caller looks up who has the item. Pure functions: the same facts give the same
 * decision, in whatever order they arrived. The item follows from the retailer's answer about the
 * sale, the product, the serial number and the manufacturer's answer about the device. A
 * reservation has no manufacturer: the retailer's answer is enough. Safe for use by several
 * threads.
 */
public final class RegistrationPolicy {
  private final Asking asking;

  public RegistrationPolicy(Asking asking) {
    this.asking = asking;
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
    if (!facts.claimedGtins().isEmpty() && facts.manufacturer().isEmpty()) {
      return outOfScope(facts);
    }
    if (facts.retailer().isEmpty()) {
      return facts.retailerIsPartner()
          ? new RegistrationDecision(
              new MatchingRetailer(), new AskRetailer(1, Duration.ZERO, Optional.empty()))
          : retailerMissing(facts, Optional.empty());
    }
    return switch (facts.retailer().get().value()) {
      case RetailerAnswer.Sale _ -> readSold(facts);
      case RetailerAnswer.OtherReservation(String number) -> readReservation(facts, number);
      case RetailerAnswer.OtherLines _ -> readLine(facts);
      case RetailerAnswer.Unknown(int times) ->
          askRetailerAgain(facts, new Asked(times, "SALE_UNKNOWN"), times == 1);
      case RetailerAnswer.Unanswered(int times, String reason) ->
          askRetailerAgain(facts, new Asked(times, reason), false);
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
    if (assigned.state() instanceof OutOfScope) {
      return assigned.of(user);
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

  /**
   * @param silent whether nothing is published yet
   */
  private RegistrationDecision askRetailerAgain(
      RegistrationFacts facts, Asked asked, boolean silent) {
    List<Duration> waits = asking.retailerAgainAfter();
    RegistrationDecision missing = retailerMissing(facts, Optional.of(asked));
    if (asked.times() > waits.size()) {
      return missing;
    }
    return new RegistrationDecision(
        silent ? new MatchingRetailer() : missing.state(),
        new AskRetailer(
            asked.times() + 1, waits.get(asked.times() - 1), Optional.of(asked.reason())));
  }

  private static RegistrationDecision retailerMissing(
      RegistrationFacts facts, Optional<Asked> asked) {
    return new RegistrationDecision(new PendingPartner(Partner.RETAILER, facts.gtin(), asked));
  }

  private static RegistrationDecision outOfScope(RegistrationFacts facts) {
    return new RegistrationDecision(new OutOfScope(facts.claimedGtins().stream().findFirst()));
  }

  private RegistrationDecision readSold(RegistrationFacts facts) {
    return facts
        .reservation()
        .map(sold -> identified(ReservationAssembly.assemble(facts, sold)))
        .orElseGet(() -> readProduct(facts));
  }

  /** The retailer says another number than the receipt, unless a person has decided on one. */
  private RegistrationDecision readReservation(RegistrationFacts facts, String told) {
    boolean isSettled =
        facts
            .settled(Contradiction.Field.RESERVATION_NUMBER)
            .filter(s -> s.source() == FieldSource.RECEIPT || s.value().value().equals(told))
            .isPresent();
    return isSettled ? readSold(facts) : conflict(otherReservation(facts, told));
  }

  /** The retailer has other lines than the receipt, unless a person has decided who is right. */
  private RegistrationDecision readLine(RegistrationFacts facts) {
    return facts
        .settled(Contradiction.Field.LINE)
        .map(s ->
            s.source() == FieldSource.RECEIPT
                ? readSold(facts)
                : reject(RejectionReason.RETAILER_DENIED))
        .orElseGet(() -> conflict(otherLines(facts)));
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
            facts.receipt().map(sold -> sold.reservation().orElseThrow().number()),
            facts.retailer().orElseThrow().map(_ -> told)));
  }

  private RegistrationDecision readProduct(RegistrationFacts facts) {
    return switch (ProductReading.of(facts)) {
      case ProductReading.Known(Sourced<Gtin> gtin) -> readSerial(facts, gtin);
      case ProductReading.Unnumbered _ ->
          facts.manufacturer().isPresent()
              ? new RegistrationDecision(new PendingSerial(Optional.empty()))
              : outOfScope(facts);
      case ProductReading.WrongCheckDigit _ -> reject(RejectionReason.CHECK_DIGIT);
      case ProductReading.Contradicted(Contradiction contradiction) -> conflict(contradiction);
    };
  }

  private RegistrationDecision readSerial(RegistrationFacts facts, Sourced<Gtin> gtin) {
    if (facts.manufacturer().isEmpty()) {
      return outOfScope(facts);
    }
    return switch (SerialReading.of(facts, facts.manufacturer().get().serialRule())) {
      case SerialReading.Known(List<Sourced<SerialNumber>> serials) ->
          askManufacturer(facts, gtin, serials);
      case SerialReading.Missing _ -> askManufacturer(facts, gtin, List.of());
      case SerialReading.Impossible _ -> reject(RejectionReason.SERIAL_NOT_FOUND);
      case SerialReading.Contradicted(Contradiction contradiction) -> conflict(contradiction);
    };
  }

  /**
   * Asks by each of the device's serial numbers until one is confirmed, or by the sale when there
   * is none; again after a while when all answers are such as may change.
   *
   * @param serials of one device
   */
  private RegistrationDecision askManufacturer(
      RegistrationFacts facts, Sourced<Gtin> gtin, List<Sourced<SerialNumber>> serials) {
    List<ManufacturerQuestion> questions =
        Stream.concat(
                serials.stream().map(serial -> Optional.of(serial.value().canonical())),
                serials.isEmpty() ? Stream.of(Optional.<String>empty()) : Stream.empty())
            .map(serial -> new ManufacturerQuestion(gtin.value(), serial))
            .toList();
    List<Sourced<ManufacturerReply>> replies =
        questions.stream().flatMap(question -> facts.replyTo(question).stream()).toList();
    Optional<Sourced<ManufacturerReply>> last =
        replies.stream().filter(reply -> !reply.value().answer().mayChange()).findFirst();
    if (last.isPresent()) {
      return readAnswer(facts, gtin, serials, last.get());
    }
    Optional<ManufacturerQuestion> open =
        questions.stream().filter(question -> facts.replyTo(question).isEmpty()).findFirst();
    return open.isPresent()
        ? ask(facts, new MatchingManufacturer(open.get()), open.get(), Optional.empty())
        : askManufacturerAgain(facts, gtin, serials, replies);
  }

  private RegistrationDecision askManufacturerAgain(
      RegistrationFacts facts,
      Sourced<Gtin> gtin,
      List<Sourced<SerialNumber>> serials,
      List<Sourced<ManufacturerReply>> replies) {
    ManufacturerReply next =
        replies.stream()
            .map(Sourced::value)
            .min(Comparator.comparingInt(ManufacturerReply::times))
            .orElseThrow();
    RegistrationDecision missing = readAnswer(facts, gtin, serials, replies.getFirst());
    return next.times() > asking.manufacturerAgainAfter().size()
        ? missing
        : ask(facts, missing.state(), next.question(), Optional.of(next));
  }

  private RegistrationDecision ask(
      RegistrationFacts facts,
      RegistrationState meanwhile,
      ManufacturerQuestion question,
      Optional<ManufacturerReply> before) {
    return new RegistrationDecision(
        meanwhile,
        new AskManufacturer(
            facts.manufacturer().orElseThrow().manufacturerId(),
            question,
            before.map(reply -> reply.times() + 1).orElse(1),
            before
                .map(reply -> asking.manufacturerAgainAfter().get(reply.times() - 1))
                .orElse(Duration.ZERO),
            before.map(reply -> reply.answer().reason())));
  }

  /**
   * @param serials of one device, none when it was asked for by its sale
   */
  private static RegistrationDecision readAnswer(
      RegistrationFacts facts,
      Sourced<Gtin> gtin,
      List<Sourced<SerialNumber>> serials,
      Sourced<ManufacturerReply> reply) {
    Sourced<ManufacturerAnswer> answer = reply.map(ManufacturerReply::answer);
    return switch (answer.value()) {
      case DeviceConfirmed device ->
          readDevice(
              DeviceReading.of(
                  facts, gtin, askedFirst(serials, reply.value()), answer.map(_ -> device)),
              gtin);
      case ManufacturerAnswer.UnknownGtin _ -> reject(RejectionReason.UNKNOWN_GTIN);
      case ManufacturerAnswer.NotRegistrable _ -> reject(RejectionReason.NOT_REGISTRABLE);
      case ManufacturerAnswer.SerialRequired _ ->
          new RegistrationDecision(new PendingSerial(Optional.of(gtin.value())));
      case ManufacturerAnswer.SerialNotFound _ when serials.isEmpty() ->
          new RegistrationDecision(new PendingSerial(Optional.of(gtin.value())));
      case ManufacturerAnswer.SerialNotFound _ -> reject(RejectionReason.SERIAL_NOT_FOUND);
      case ManufacturerAnswer.SerialOtherProduct _
          when facts.settled(Contradiction.Field.GTIN).isPresent() ->
          new RegistrationDecision(new PendingSerial(Optional.of(gtin.value())));
      case ManufacturerAnswer.SerialOtherProduct other ->
          conflict(otherProduct(gtin, answer, other));
      case ManufacturerAnswer.Unanswered(String reason) ->
          new RegistrationDecision(
              new PendingPartner(
                  Partner.MANUFACTURER,
                  Optional.of(gtin.value()),
                  Optional.of(new Asked(reply.value().times(), reason))));
    };
  }

  private static List<Sourced<SerialNumber>> askedFirst(
      List<Sourced<SerialNumber>> serials, ManufacturerReply reply) {
    Predicate<Sourced<SerialNumber>> wasAsked =
        serial -> reply.question().serial().equals(Optional.of(serial.value().canonical()));
    return Stream.concat(
            serials.stream().filter(wasAsked), serials.stream().filter(wasAsked.negate()))
        .toList();
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
          new RegistrationDecision(new PendingSerial(Optional.of(gtin.value())));
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
