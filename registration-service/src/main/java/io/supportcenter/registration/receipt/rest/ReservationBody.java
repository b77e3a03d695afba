package io.supportcenter.registration.receipt.rest;

import io.supportcenter.registration.receipt.ReservationKind;
import io.supportcenter.registration.receipt.WrittenReservation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reservation that a line sells: the fields of {@code SoldReservation}, whose rules hold. */
@Schema(name = "SoldReservation")
record ReservationBody(
    @NotNull @Schema(description = "Who provides the activity") String vendorId,
    @NotNull @Schema(description = "The vendor's number of the booking") String reservationNumber,
    @Schema(
            description =
                "Which activity of the booking, as its vendor counts or names them, if it has several",
            maxLength = 64)
        String segment,
    @NotNull
        @Schema(
            description = "FLIGHT or FlightReservation, LODGING or LodgingReservation, ...",
            examples = "FlightReservation")
        String kind,
    @NotNull String title,
    @NotNull @Valid TimeBody start,
    @NotNull @Valid TimeBody end,
    @Schema(description = "Until when the vendor waits for a late customer") Instant latestStart) {

  /** When and where. */
  @Schema(name = "ActivityTime")
  record TimeBody(
      @NotNull Instant at,
      @NotNull @Schema(description = "IANA time zone of the place") String zone,
      @NotNull @Valid PlaceBody place) {

    WrittenReservation.Time toWritten() {
      return new WrittenReservation.Time(at, zone, place.toWritten());
    }
  }

  /** What is known of a place. */
  @Schema(name = "Place")
  record PlaceBody(
      @NotNull String name,
      @Schema(description = "What the trade calls it, as an airport's IATA code") String code,
      String city,
      @Schema(description = "ISO 3166-1 alpha-2") String country,
      Double latitude,
      Double longitude) {

    WrittenReservation.Place toWritten() {
      return new WrittenReservation.Place(name, code, city, country, latitude, longitude);
    }
  }

  WrittenReservation toWritten() {
    return new WrittenReservation(
        vendorId,
        reservationNumber,
        segment,
        ReservationKind.named(kind),
        title,
        start.toWritten(),
        end.toWritten(),
        latestStart);
  }
}
