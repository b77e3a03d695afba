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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Everything that is known about one unit of a receipt. Facts arrive in any order; each replaces
 * what was known of its kind.
 *
 * @param retailerIsPartner the retailer has a back end in the directory of partners
 * @param manufacturer the partner for one of {@link #claimedGtins()}, or else that which the
 *     retailer names; empty while there is none
 * @param manufacturerReplies the last one to each question, oldest first
 * @param suppliedSerial by the user's scan of a code or by an agent; an agent's counts more than
 *     receipt and retailer
 * @param scans how many codes users have supplied
 * @param settlements the last one on each field
 * @param user the buyer: set once, by the identities or by a claim, and not changed by later
 *     matches
 * @param otherBuyer who names another buyer than the user who claimed the receipt: the receipt or
 *     the retailer
 * @param rescheduling what the vendor of a reservation confirmed last
 */
public record RegistrationFacts(
    UnitKey unit,
    Sourced<SoldUnit> receipt,
    boolean retailerIsPartner,
    Optional<Sourced<RetailerAnswer>> retailer,
    Optional<ManufacturerPartner> manufacturer,
    List<Sourced<ManufacturerReply>> manufacturerReplies,
    Optional<Sourced<String>> suppliedSerial,
    int scans,
    List<Sourced<Settlement>> settlements,
    Optional<Sourced<UserId>> user,
    Optional<FieldSource> otherBuyer,
    Optional<Sourced<TakeBack>> takeBack,
    Optional<Sourced<Disposition>> disposition,
    Optional<Sourced<Rescheduling>> rescheduling) {

  /** A question is asked for each serial number that somebody supplies. */
  private static final int REPLIES_MAX = 10;

  public RegistrationFacts {
    manufacturerReplies = List.copyOf(manufacturerReplies);
    settlements = List.copyOf(settlements);
  }

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
        List.of(),
        Optional.empty(),
        0,
        List.of(),
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

  /** Whether the user has it because they claimed the receipt. */
  public boolean isClaimed() {
    return user.filter(u -> u.source() == FieldSource.USER || u.source() == FieldSource.AGENT)
        .isPresent();
  }

  /**
   * The user who claimed the receipt against the buyer whom it names, until a person has decided.
   * Who that is is looked up when it is needed, so that nobody has to be erased here.
   */
  public Optional<Contradiction> contest() {
    if (otherBuyer.isEmpty() || !isClaimed() || settled(Contradiction.Field.BUYER).isPresent()) {
      return Optional.empty();
    }
    Sourced<String> named =
        otherBuyer.get() == FieldSource.RETAILER && retailer.isPresent()
            ? retailer.get().map(_ -> "")
            : receipt.map(_ -> "");
    return Optional.of(
        new Contradiction(
            Contradiction.Field.BUYER, List.of(user.get().map(UserId::value), named)));
  }

  /** What the receipt sells when it does not sell a device. */
  public Optional<Sourced<Reservation>> reservation() {
    return receipt
        .value()
        .reservation()
        .map(sold ->
            settled(Contradiction.Field.RESERVATION_NUMBER)
                .map(number -> number.map(s -> sold.numbered(s.value())))
                .orElseGet(() -> receipt.map(_ -> sold)));
  }

  /** A person's decision on that field, with the source that they chose. */
  public Optional<Sourced<Settlement>> settled(Contradiction.Field field) {
    return settlements.stream()
        .filter(settlement -> settlement.value().field() == field)
        .map(s -> new Sourced<>(s.value(), s.value().source(), s.at(), s.reference()))
        .findFirst();
  }

  /** The product, as far as receipt and retailer agree: what to look the manufacturer up by. */
  public Optional<Gtin> gtin() {
    return ProductReading.of(this) instanceof ProductReading.Known(Sourced<Gtin> gtin)
        ? Optional.of(gtin.value())
        : Optional.empty();
  }

  /** The manufacturer that the retailer names. */
  public Optional<String> namedManufacturer() {
    return sale().flatMap(sale -> sale.value().manufacturerId());
  }

  /** All products that anybody says it is. */
  public List<Gtin> claimedGtins() {
    return ProductReading.claimed(this);
  }

  /** What the retailer says about the unit, when it knows the sale. */
  public Optional<Sourced<SoldUnit>> sale() {
    return retailer.flatMap(answer ->
        answer.value() instanceof RetailerAnswer.Sale(SoldUnit sold)
            ? Optional.of(answer.map(_ -> sold))
            : Optional.empty());
  }

  /** The manufacturer's reply to this question. */
  public Optional<Sourced<ManufacturerReply>> replyTo(ManufacturerQuestion question) {
    return manufacturerReplies.stream()
        .filter(reply -> reply.value().question().equals(question))
        .findFirst();
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
    List<Sourced<ManufacturerReply>> replies =
        new ArrayList<>(
            manufacturerReplies.stream()
                .filter(known -> !known.value().question().equals(reply.value().question()))
                .toList());
    replies.add(reply);
    return with(facts ->
        facts.manufacturerReplies =
            replies.subList(Math.max(0, replies.size() - REPLIES_MAX), replies.size()));
  }

  /** As if what may have changed since had not been answered yet. */
  public RegistrationFacts withoutChangeableReplies() {
    return with(facts ->
        facts.manufacturerReplies =
            manufacturerReplies.stream()
                .filter(reply -> !reply.value().answer().mayChange())
                .toList());
  }

  /** As if nobody had been asked or had decided anything yet. */
  public RegistrationFacts reopened() {
    return withoutRetailer()
        .with(facts -> {
          facts.manufacturerReplies = List.of();
          facts.settlements = List.of();
        });
  }

  /** Whoever supplies a serial number wants the manufacturer to be asked, again if need be. */
  public RegistrationFacts withSuppliedSerial(Sourced<String> serial) {
    return withoutChangeableReplies()
        .with(facts -> {
          facts.suppliedSerial = Optional.of(serial);
          facts.scans = serial.source() == FieldSource.USER ? scans + 1 : scans;
        });
  }

  public RegistrationFacts withSettlement(Sourced<Settlement> settlement) {
    return with(facts ->
        facts.settlements =
            Stream.concat(
                    settlements.stream()
                        .filter(s -> s.value().field() != settlement.value().field()),
                    Stream.of(settlement))
                .toList());
  }

  public RegistrationFacts withUser(Sourced<UserId> buyer) {
    return with(facts -> facts.user = Optional.of(buyer));
  }

  /**
   * @param namedBy the receipt or the retailer
   */
  public RegistrationFacts withOtherBuyer(Optional<FieldSource> namedBy) {
    return with(facts -> facts.otherBuyer = namedBy);
  }

  /** The named buyer gets what another user had claimed. */
  public RegistrationFacts givenTo(Sourced<UserId> buyer) {
    return with(facts -> {
      facts.user = Optional.of(buyer);
      facts.otherBuyer = Optional.empty();
      facts.disposition = disposition.filter(what -> what.value() != Disposition.OTHER_BUYER);
    });
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
    private List<Sourced<ManufacturerReply>> manufacturerReplies = manufacturerReplies();
    private Optional<Sourced<String>> suppliedSerial = suppliedSerial();
    private int scans = scans();
    private List<Sourced<Settlement>> settlements = settlements();
    private Optional<Sourced<UserId>> user = user();
    private Optional<FieldSource> otherBuyer = otherBuyer();
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
          manufacturerReplies,
          suppliedSerial,
          scans,
          settlements,
          user,
          otherBuyer,
          takeBack,
          disposition,
          rescheduling);
    }
  }
}
