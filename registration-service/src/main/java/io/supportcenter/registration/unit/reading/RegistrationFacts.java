package io.supportcenter.registration.unit.reading;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.directory.ManufacturerPartner;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.Reservation;
import io.supportcenter.registration.receipt.UnitKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything that is known about one unit of a receipt. Facts arrive in any order; each replaces
 * what was known of its kind.
 *
 * @param retailerIsPartner the retailer has a back end in the directory of partners
 * @param manufacturer the partner for {@link #gtin()}; empty while there is none
 * @param suppliedSerial by the user's scan of a code or by an agent; an agent's counts more than
 *     receipt and retailer
 * @param user the buyer: set once, by the identities or by a claim, and not changed by later
 *     matches
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
    Optional<Sourced<TakeBack>> takeBack,
    Optional<Sourced<Disposition>> disposition,
    Optional<Sourced<Rescheduling>> rescheduling) {

  /** What is known when the receipt has arrived. */
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
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public RegistrationId id() {
    return RegistrationId.of(unit);
  }

  /** The user has asked to be forgotten. */
  public boolean isUserErased() {
    return disposition.filter(what -> what.value() == Disposition.USER_ERASED).isPresent();
  }

  /** What the receipt sells when it does not sell a device. */
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
  public Optional<Sourced<SoldUnit>> sale() {
    return retailer.flatMap(answer ->
        answer.value() instanceof RetailerAnswer.Sale(SoldUnit sold)
            ? Optional.of(answer.map(_ -> sold))
            : Optional.empty());
  }

  /** The manufacturer's answer, when it was given to this question. */
  public Optional<Sourced<ManufacturerAnswer>> answerTo(ManufacturerQuestion question) {
    return manufacturerReply
        .filter(reply -> reply.value().question().equals(question))
        .map(reply -> reply.map(ManufacturerReply::answer));
  }

  public RegistrationFacts withRetailerIsPartner(boolean is) {
    return with(facts -> facts.retailerIsPartner = is);
  }

  public RegistrationFacts withRetailer(Sourced<RetailerAnswer> answer) {
    return with(facts -> facts.retailer = Optional.of(answer));
  }

  /** As if the retailer had not been asked yet. */
  public RegistrationFacts withoutRetailer() {
    return with(facts -> facts.retailer = Optional.empty());
  }

  public RegistrationFacts withManufacturer(Optional<ManufacturerPartner> partner) {
    return with(facts -> facts.manufacturer = partner);
  }

  public RegistrationFacts withManufacturerReply(Sourced<ManufacturerReply> reply) {
    return with(facts -> facts.manufacturerReply = Optional.of(reply));
  }

  public RegistrationFacts withSuppliedSerial(Sourced<String> serial) {
    return with(facts -> facts.suppliedSerial = Optional.of(serial));
  }

  public RegistrationFacts withUser(Sourced<UserId> buyer) {
    return with(facts -> facts.user = Optional.of(buyer));
  }

  public RegistrationFacts withTakeBack(Optional<Sourced<TakeBack>> by) {
    return with(facts -> facts.takeBack = by);
  }

  public RegistrationFacts withDisposition(Sourced<Disposition> what) {
    return with(facts -> facts.disposition = Optional.of(what));
  }

  /** The vendor's last confirmation counts: an older one, or the same again, changes nothing. */
  public RegistrationFacts withRescheduling(Sourced<Rescheduling> confirmed) {
    return rescheduling.filter(known -> !isNewer(confirmed, known)).isPresent()
        ? this
        : with(facts -> facts.rescheduling = Optional.of(confirmed));
  }

  private static boolean isNewer(Sourced<Rescheduling> one, Sourced<Rescheduling> other) {
    return Comparator.<Sourced<Rescheduling>, Instant>comparing(Sourced::at)
            .thenComparing(s -> s.value().id())
            .compare(one, other)
        > 0;
  }

  private RegistrationFacts with(Consumer<Changing> change) {
    Changing changing = new Changing();
    change.accept(changing);
    return changing.facts();
  }

  /** A copy in which one fact is replaced. */
  private final class Changing {
    private boolean retailerIsPartner = retailerIsPartner();
    private Optional<Sourced<RetailerAnswer>> retailer = retailer();
    private Optional<ManufacturerPartner> manufacturer = manufacturer();
    private Optional<Sourced<ManufacturerReply>> manufacturerReply = manufacturerReply();
    private Optional<Sourced<String>> suppliedSerial = suppliedSerial();
    private Optional<Sourced<UserId>> user = user();
    private Optional<Sourced<TakeBack>> takeBack = takeBack();
    private Optional<Sourced<Disposition>> disposition = disposition();
    private Optional<Sourced<Rescheduling>> rescheduling = rescheduling();

    private RegistrationFacts facts() {
      return new RegistrationFacts(
          unit,
          receipt,
          retailerIsPartner,
          retailer,
          manufacturer,
          manufacturerReply,
          suppliedSerial,
          user,
          takeBack,
          disposition,
          rescheduling);
    }
  }
}
