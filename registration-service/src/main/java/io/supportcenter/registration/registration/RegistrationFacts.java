package io.supportcenter.registration.registration;

import io.supportcenter.registration.customer.UserId;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.reservation.Reservation;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * All that is known about one unit of a receipt. Facts come in any order; each replaces what was
 * known of its kind.
 *
 * @param retailerIsPartner the retailer has a back end in the directory of partners
 * @param manufacturer the partner for {@link #gtin()}; empty while there is none
 * @param suppliedSerial by the user's scan of a code or by an agent; an agent's counts more than
 *     receipt and retailer
 * @param user the buyer: set once, by the identities or by a claim, and not changed by later
 *     matches
 * @param consent the user lets receipts register devices; see {@link Registration#consentHolds}
 * @param holder the live registration that holds {@link RegistrationPolicy#itemKey}, this one
 *     included
 * @param rescheduling what the vendor of a reservation confirmed last
 */
public record RegistrationFacts(
    UnitKey unit,
    Sourced<SoldUnit> receipt,
    boolean retailerIsPartner,
    Optional<Sourced<RetailerAnswer>> retailer,
    Optional<ManufacturerPartner> manufacturer,
    Optional<Sourced<ManufacturerReply>> manufacturerReply,
    Optional<Sourced<String>> suppliedSerial,
    Optional<Sourced<UserId>> user,
    boolean consent,
    Optional<Holder> holder,
    Optional<Sourced<TakeBack>> takeBack,
    Optional<Sourced<Fate>> fate,
    Optional<Sourced<Rescheduling>> rescheduling) {

  /** What is known when the receipt has come in. */
  public static RegistrationFacts of(Receipt receipt, UnitKey unit) {
    return new RegistrationFacts(
        unit,
        new Sourced<>(
            SoldUnit.of(receipt, unit),
            FieldSource.RECEIPT,
            receipt.occurredAt(),
            receipt.key().toString()),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public RegistrationId id() {
    return RegistrationId.of(unit);
  }

  /** What the receipt sells when that is no device. */
  public Optional<Sourced<Reservation>> reservation() {
    return receipt.value().reservation().map(sold -> receipt.map(_ -> sold));
  }

  /** The product, as far as receipt and retailer agree: what to look the manufacturer up by. */
  public Optional<Gtin> gtin() {
    return ProductReading.of(this) instanceof ProductReading.Known(Sourced<Gtin> gtin)
        ? Optional.of(gtin.value())
        : Optional.empty();
  }

  /** What the retailer says about the unit, when it knows the sale. */
  Optional<Sourced<SoldUnit>> sale() {
    return retailer.flatMap(answer ->
        answer.value() instanceof RetailerAnswer.Sale(SoldUnit sold)
            ? Optional.of(answer.map(_ -> sold))
            : Optional.empty());
  }

  /** The manufacturer's answer, when it was given to this question. */
  Optional<Sourced<ManufacturerAnswer>> answerTo(ManufacturerQuestion question) {
    return manufacturerReply
        .filter(reply -> reply.value().question().equals(question))
        .map(reply -> reply.map(ManufacturerReply::answer));
  }

  public RegistrationFacts withRetailerIsPartner(boolean is) {
    return new RegistrationFacts(
        unit,
        receipt,
        is,
        retailer,
        manufacturer,
        manufacturerReply,
        suppliedSerial,
        user,
        consent,
        holder,
        takeBack,
        fate,
        rescheduling);
  }

  public RegistrationFacts withRetailer(Sourced<RetailerAnswer> answer) {
    return new RegistrationFacts(
        unit,
        receipt,
        retailerIsPartner,
        Optional.of(answer),
        manufacturer,
        manufacturerReply,
        suppliedSerial,
        user,
        consent,
        holder,
        takeBack,
        fate,
        rescheduling);
  }

  /** As if the retailer had not been asked yet. */
  public RegistrationFacts withoutRetailer() {
    return new RegistrationFacts(
        unit,
        receipt,
        retailerIsPartner,
        Optional.empty(),
        manufacturer,
        manufacturerReply,
        suppliedSerial,
        user,
        consent,
        holder,
        takeBack,
        fate,
        rescheduling);
  }

  public RegistrationFacts withManufacturer(Optional<ManufacturerPartner> partner) {
    return new RegistrationFacts(
        unit,
        receipt,
        retailerIsPartner,
        retailer,
        partner,
        manufacturerReply,
        suppliedSerial,
        user,
        consent,
        holder,
        takeBack,
        fate,
        rescheduling);
  }

  public RegistrationFacts withManufacturerReply(Sourced<ManufacturerReply> reply) {
    return new RegistrationFacts(
        unit,
        receipt,
        retailerIsPartner,
        retailer,
        manufacturer,
        Optional.of(reply),
        suppliedSerial,
        user,
        consent,
        holder,
        takeBack,
        fate,
        rescheduling);
  }

  public RegistrationFacts withSuppliedSerial(Sourced<String> serial) {
    return new RegistrationFacts(
        unit,
        receipt,
        retailerIsPartner,
        retailer,
        manufacturer,
        manufacturerReply,
        Optional.of(serial),
        user,
        consent,
        holder,
        takeBack,
        fate,
        rescheduling);
  }

  public RegistrationFacts withUser(Sourced<UserId> buyer) {
    return new RegistrationFacts(
        unit,
        receipt,
        retailerIsPartner,
        retailer,
        manufacturer,
        manufacturerReply,
        suppliedSerial,
        Optional.of(buyer),
        consent,
        holder,
        takeBack,
        fate,
        rescheduling);
  }

  public RegistrationFacts withConsent(boolean given) {
    return new RegistrationFacts(
        unit,
        receipt,
        retailerIsPartner,
        retailer,
        manufacturer,
        manufacturerReply,
        suppliedSerial,
        user,
        given,
        holder,
        takeBack,
        fate,
        rescheduling);
  }

  public RegistrationFacts withHolder(Optional<Holder> owner) {
    return new RegistrationFacts(
        unit,
        receipt,
        retailerIsPartner,
        retailer,
        manufacturer,
        manufacturerReply,
        suppliedSerial,
        user,
        consent,
        owner,
        takeBack,
        fate,
        rescheduling);
  }

  public RegistrationFacts withTakeBack(Optional<Sourced<TakeBack>> by) {
    return new RegistrationFacts(
        unit,
        receipt,
        retailerIsPartner,
        retailer,
        manufacturer,
        manufacturerReply,
        suppliedSerial,
        user,
        consent,
        holder,
        by,
        fate,
        rescheduling);
  }

  public RegistrationFacts withFate(Sourced<Fate> what) {
    return new RegistrationFacts(
        unit,
        receipt,
        retailerIsPartner,
        retailer,
        manufacturer,
        manufacturerReply,
        suppliedSerial,
        user,
        consent,
        holder,
        takeBack,
        Optional.of(what),
        rescheduling);
  }

  /**
   * What the vendor confirmed last counts: an older confirmation, or the same again, is no news.
   */
  public RegistrationFacts withRescheduling(Sourced<Rescheduling> confirmed) {
    return rescheduling.filter(known -> !isNewer(confirmed, known)).isPresent()
        ? this
        : new RegistrationFacts(
            unit,
            receipt,
            retailerIsPartner,
            retailer,
            manufacturer,
            manufacturerReply,
            suppliedSerial,
            user,
            consent,
            holder,
            takeBack,
            fate,
            Optional.of(confirmed));
  }

  private static boolean isNewer(Sourced<Rescheduling> one, Sourced<Rescheduling> other) {
    return Comparator.<Sourced<Rescheduling>, Instant>comparing(Sourced::at)
            .thenComparing(s -> s.value().id())
            .compare(one, other)
        > 0;
  }

  RegistrationFacts withoutUser() {
    return new RegistrationFacts(
        unit,
        receipt,
        retailerIsPartner,
        retailer,
        manufacturer,
        manufacturerReply,
        suppliedSerial,
        Optional.empty(),
        consent,
        holder,
        takeBack,
        fate,
        rescheduling);
  }
}
