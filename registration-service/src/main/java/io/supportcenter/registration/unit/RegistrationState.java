package io.supportcenter.registration.unit;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.Item;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.unit.reading.Contradiction;
import io.supportcenter.registration.unit.reading.ManufacturerQuestion;
import io.supportcenter.registration.unit.reading.TakeBack;
import java.util.List;
import java.util.Optional;

/** How far a unit has come on its way into a user's asset store, and what is known there. */
public sealed interface RegistrationState {
  StateCode code();

  /** A state in which the unit is, or was, an asset of a user. */
  sealed interface Asset extends RegistrationState {
    UserId user();

    Item item();
  }

  record Received() implements RegistrationState {
    @Override
    public StateCode code() {
      return StateCode.RECEIVED;
    }
  }

  record MatchingRetailer() implements RegistrationState {
    @Override
    public StateCode code() {
      return StateCode.MATCHING_RETAILER;
    }
  }

  record MatchingManufacturer(ManufacturerQuestion question) implements RegistrationState {
    @Override
    public StateCode code() {
      return StateCode.MATCHING_MANUFACTURER;
    }
  }

  /** No user is known by the identities on the receipt or at the retailer. */
  record PendingUser(Item item) implements RegistrationState {
    @Override
    public StateCode code() {
      return StateCode.PENDING_USER;
    }
  }

  record PendingConsent(UserId user, Item item) implements RegistrationState {
    @Override
    public StateCode code() {
      return StateCode.PENDING_CONSENT;
    }
  }

  /** Nobody could say which unit of the product was sold. */
  record PendingSerial(Gtin gtin) implements RegistrationState {
    @Override
    public StateCode code() {
      return StateCode.PENDING_SERIAL;
    }
  }

  /** The back end that could answer is not there, or does not know the sale. */
  record PendingPartner(Partner partner, Optional<Gtin> gtin) implements RegistrationState {
    public enum Partner {
      RETAILER,
      MANUFACTURER
    }

    @Override
    public StateCode code() {
      return StateCode.PENDING_PARTNER;
    }
  }

  record Conflict(List<Contradiction> contradictions) implements RegistrationState {
    public Conflict {
      contradictions = List.copyOf(contradictions);
    }

    @Override
    public StateCode code() {
      return StateCode.CONFLICT;
    }
  }

  record Registered(UserId user, Item item) implements Asset {
    @Override
    public StateCode code() {
      return StateCode.REGISTERED;
    }
  }

  /**
   * @param user who gave it away
   */
  record Transferred(UserId user, Item item, UserId to) implements Asset {
    @Override
    public StateCode code() {
      return StateCode.TRANSFERRED;
    }
  }

  record Returned(UserId user, Item item, TakeBack takeBack) implements Asset {
    @Override
    public StateCode code() {
      return StateCode.RETURNED;
    }
  }

  /** The user's data was erased. */
  record Withdrawn(UserId user, Item item) implements Asset {
    @Override
    public StateCode code() {
      return StateCode.WITHDRAWN;
    }
  }

  record Stolen(UserId user, Item item) implements Asset {
    @Override
    public StateCode code() {
      return StateCode.STOLEN;
    }
  }

  record EndOfLife(UserId user, Item item) implements Asset {
    @Override
    public StateCode code() {
      return StateCode.END_OF_LIFE;
    }
  }

  record Rejected(RejectionReason reason) implements RegistrationState {
    @Override
    public StateCode code() {
      return StateCode.REJECTED;
    }
  }
}
