package io.supportcenter.registration.registration;

import io.supportcenter.registration.customer.UserId;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.UnitKey;
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
 * @param serialOwner the live registration that holds {@link #deviceKey()}, this one included
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
    Optional<SerialOwner> serialOwner,
    Optional<Sourced<TakeBack>> takeBack,
    Optional<Sourced<Fate>> fate) {

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
        Optional.empty());
  }

  public RegistrationId id() {
    return RegistrationId.of(unit);
  }

  /** The product, as far as receipt and retailer agree: what to look the manufacturer up by. */
  public Optional<Gtin> gtin() {
    throw new UnsupportedOperationException();
  }

  /** The device that the manufacturer confirmed: what to look the serial's owner up by. */
  public Optional<DeviceKey> deviceKey() {
    throw new UnsupportedOperationException();
  }
}
