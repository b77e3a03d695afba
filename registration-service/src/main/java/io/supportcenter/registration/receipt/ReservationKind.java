package io.supportcenter.registration.receipt;

import java.util.Arrays;
import java.util.Optional;

/** What kind of activity a reservation is for. */
public enum ReservationKind {
  FLIGHT("FlightReservation"),
  LODGING("LodgingReservation"),
  TRAIN("TrainReservation"),
  BUS("BusReservation"),
  BOAT("BoatReservation"),
  RESTAURANT("FoodEstablishmentReservation"),
  CAR("RentalCarReservation"),
  EVENT("EventReservation"),
  OTHER("Reservation");

  private final String schemaOrgType;

  ReservationKind(String schemaOrgType) {
    this.schemaOrgType = schemaOrgType;
  }

  /** The type's name at schema.org. */
  public String schemaOrgType() {
    return schemaOrgType;
  }

  /** The kind of that name, ours or schema.org's. */
  public static Optional<ReservationKind> named(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.name().equals(name) || kind.schemaOrgType.equals(name))
        .findFirst();
  }
}
