package io.supportcenter.registration.unit;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.Item;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.unit.reading.Contradiction;
import io.supportcenter.registration.unit.reading.Disposition;
import io.supportcenter.registration.unit.reading.ManufacturerQuestion;
import io.supportcenter.registration.unit.reading.TakeBack;
import java.util.List;
import java.util.Optional;

/** The state of a unit on its way into a user's asset store. */
public sealed interface RegistrationState {
  default StateCode code() {
    return StateCode.of(this);
  }

  /** A state in which the unit is, or was, an asset of a user. */
  sealed interface Asset extends RegistrationState {
    UserId user();

    Item item();
  }

  record Received() implements RegistrationState {}

  record MatchingRetailer() implements RegistrationState {}

  record MatchingManufacturer(ManufacturerQuestion question) implements RegistrationState {}

  /** No user is known by the identities on the receipt or at the retailer. */
  record PendingUser(Item item) implements RegistrationState {}

  record PendingConsent(UserId user, Item item) implements RegistrationState {}

  /**
   * No source knows which unit of the product was sold.
   *
   * @param gtin empty when only the manufacturer is known: a scanned code has both
   */
  record PendingSerial(Optional<Gtin> gtin) implements RegistrationState {}

  /** The partner that could answer is not in the directory, or does not know the sale. */
  record PendingPartner(Partner partner, Optional<Gtin> gtin, Optional<Asked> asked)
      implements RegistrationState {

    /**
     * What came of asking it.
     *
     * @param times from 1
     * @param reason for operators and agents
     */
    public record Asked(int times, String reason) {}

    public enum Partner {
      RETAILER,
      MANUFACTURER
    }
  }

  /**
   * Not a device of any manufacturer in the directory: not shown, and decided again once its
   * product has a manufacturer.
   *
   * @param gtin empty when nobody has a global number for the product
   */
  record OutOfScope(Optional<Gtin> gtin) implements RegistrationState {

    /** For a unit of which something was published before. */
    RegistrationState shown() {
      return gtin.isPresent()
          ? new PendingPartner(PendingPartner.Partner.MANUFACTURER, gtin, Optional.empty())
          : new Rejected(RejectionReason.UNKNOWN_GTIN);
    }
  }

  record Conflict(List<Contradiction> contradictions) implements RegistrationState {
    public Conflict {
      contradictions = List.copyOf(contradictions);
    }
  }

  record Registered(UserId user, Item item) implements Asset {}

  /**
   * @param user the previous user
   */
  record Transferred(UserId user, Item item, UserId to) implements Asset {}

  record Returned(UserId user, Item item, TakeBack takeBack) implements Asset {}

  /** The user's data was erased, or it belongs to another buyer. */
  record Withdrawn(UserId user, Item item, Disposition why) implements Asset {}

  record Stolen(UserId user, Item item) implements Asset {}

  record EndOfLife(UserId user, Item item) implements Asset {}

  record Rejected(RejectionReason reason) implements RegistrationState {}
}
