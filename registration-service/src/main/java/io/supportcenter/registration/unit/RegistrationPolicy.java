package io.supportcenter.registration.unit;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.AssetField;
import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Holder;
import io.supportcenter.registration.asset.Item;
import io.supportcenter.registration.asset.Provenance;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.SerialNumber;
import io.supportcenter.registration.unit.FollowUp.AskRetailer;
import io.supportcenter.registration.unit.RegistrationState.MatchingRetailer;
import io.supportcenter.registration.unit.RegistrationState.OutOfScope;
import io.supportcenter.registration.unit.RegistrationState.PendingConsent;
import io.supportcenter.registration.unit.RegistrationState.PendingPartner;
import io.supportcenter.registration.unit.RegistrationState.PendingPartner.Asked;
import io.supportcenter.registration.unit.RegistrationState.PendingPartner.Partner;
import io.supportcenter.registration.unit.RegistrationState.PendingSerial;
import io.supportcenter.registration.unit.RegistrationState.PendingUser;
import io.supportcenter.registration.unit.RegistrationState.Registered;
import io.supportcenter.registration.unit.reading.Contradiction;
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
      return RegistrationDecision.rejected(RejectionReason.CHECK_DIGIT);
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
      case RetailerAnswer.Denied _ ->
          RegistrationDecision.rejected(RejectionReason.RETAILER_DENIED);
      case RetailerAnswer.Voided _ -> RegistrationDecision.rejected(RejectionReason.RECEIPT_VOIDED);
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
            ? assign(facts, identified.item().get(), consent, holder)
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
      return RegistrationDecision.rejected(RejectionReason.RECEIPT_VOIDED).of(user);
    }
    return isErased ? identified : assigned.of(user);
  }

  private static RegistrationDecision assign(
      RegistrationFacts facts, Item item, boolean consent, Optional<Holder> holder) {
    if (holder.filter(owner -> !owner.registration().equals(facts.id())).isPresent()) {
      return RegistrationDecision.rejected(
          switch (item) {
            case DeviceRecord _ -> RejectionReason.SERIAL_ALREADY_OWNED;
            case ReservationRecord _ -> RejectionReason.ALREADY_REGISTERED;
          });
    }
    if (facts.contest().isPresent()) {
      return RegistrationDecision.contradicted(facts.contest().get());
    }
    Sourced<UserId> user = facts.user().orElseThrow();
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
        .map(sold -> RegistrationDecision.identified(ReservationAssembly.assemble(facts, sold)))
        .orElseGet(() -> readProduct(facts));
  }

  /** The retailer says another number than the receipt, unless a person has decided on one. */
  private RegistrationDecision readReservation(RegistrationFacts facts, String told) {
    boolean isSettled =
        facts
            .settled(Contradiction.Field.RESERVATION_NUMBER)
            .filter(s -> s.source() == FieldSource.RECEIPT || s.value().value().equals(told))
            .isPresent();
    return isSettled
        ? readSold(facts)
        : RegistrationDecision.contradicted(otherReservation(facts, told));
  }

  /** The retailer has other lines than the receipt, unless a person has decided who is right. */
  private RegistrationDecision readLine(RegistrationFacts facts) {
    return facts
        .settled(Contradiction.Field.LINE)
        .map(s ->
            s.source() == FieldSource.RECEIPT
                ? readSold(facts)
                : RegistrationDecision.rejected(RejectionReason.RETAILER_DENIED))
        .orElseGet(() -> RegistrationDecision.contradicted(otherLines(facts)));
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
      case ProductReading.WrongCheckDigit _ ->
          RegistrationDecision.rejected(RejectionReason.CHECK_DIGIT);
      case ProductReading.Contradicted(Contradiction contradiction) ->
          RegistrationDecision.contradicted(contradiction);
    };
  }

  private RegistrationDecision readSerial(RegistrationFacts facts, Sourced<Gtin> gtin) {
    if (facts.manufacturer().isEmpty()) {
      return outOfScope(facts);
    }
    return switch (SerialReading.of(facts, facts.manufacturer().get().serialRule())) {
      case SerialReading.Known(List<Sourced<SerialNumber>> serials) ->
          new DeviceIdentification(asking, facts, gtin, serials).decide();
      case SerialReading.Missing _ ->
          new DeviceIdentification(asking, facts, gtin, List.of()).decide();
      case SerialReading.Impossible _ ->
          RegistrationDecision.rejected(RejectionReason.SERIAL_NOT_FOUND);
      case SerialReading.Contradicted(Contradiction contradiction) ->
          RegistrationDecision.contradicted(contradiction);
    };
  }
}
