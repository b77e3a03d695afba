package io.supportcenter.registration.testing;

import io.supportcenter.events.ActivityRescheduled;
import io.supportcenter.events.ActivityTime;
import io.supportcenter.events.CustomerReference;
import io.supportcenter.events.IdentityKind;
import io.supportcenter.events.OptionKind;
import io.supportcenter.events.Place;
import io.supportcenter.events.ReceiptFormat;
import io.supportcenter.events.ReceiptKind;
import io.supportcenter.events.ReceiptLine;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.events.ReservationKind;
import io.supportcenter.events.ReservationStatus;
import io.supportcenter.events.SoldReservation;
import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.UnitKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A hotel room, sold on a new receipt; each test sells its own. */
public record Booked(String receiptNumber, String number, String loyaltyId) {

  public static final String RETAILER = "northmart";
  public static final String HOTEL = "casa-miradouro";

  /** Those whose reservations the retailer may sell. */
  public static final List<String> VENDORS = List.of(HOTEL, "meridian-air");

  public static final Instant CHECK_IN = Instant.parse("2026-12-01T15:00:00Z");
  private static final Duration STAY = Duration.ofHours(68);

  public static Booked room() {
    return new Booked(
        "B-" + UUID.randomUUID(),
        "CM-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT),
        "NM-" + UUID.randomUUID());
  }

  /** The same reservation on another receipt. */
  public Booked onAnotherReceipt() {
    return new Booked("B-" + UUID.randomUUID(), number, loyaltyId);
  }

  public Booked boughtWith(String otherCard) {
    return new Booked(receiptNumber, number, otherCard);
  }

  /** The registration, and asset. */
  public String id() {
    return RegistrationId.of(new UnitKey(new ReceiptKey(RETAILER, receiptNumber), 1, 1)).toString();
  }

  public ReceiptReceived receipt() {
    return builder(receiptNumber, ReceiptKind.SALE).build();
  }

  /** Without the buyer, and with a code that only its paper has. */
  public ReceiptReceived printed(String claimCode) {
    return builder(receiptNumber, ReceiptKind.SALE)
        .setCustomer(List.of())
        .setClaimCode(claimCode)
        .build();
  }

  public ReceiptReceived returned() {
    return builder("R-" + UUID.randomUUID(), ReceiptKind.RETURN)
        .setOriginalReceiptNumber(receiptNumber)
        .build();
  }

  public ReceiptReceived voided() {
    return builder("V-" + UUID.randomUUID(), ReceiptKind.VOID)
        .setOriginalReceiptNumber(receiptNumber)
        .build();
  }

  /** The hotel confirmed that many days later, so many minutes after the others. */
  public ActivityRescheduled rescheduled(String user, int days, int minute) {
    return rescheduled(user, days, minute, ReservationStatus.CONFIRMED);
  }

  public ActivityRescheduled cancelled(String user, int minute) {
    return rescheduled(user, 0, minute, ReservationStatus.CANCELLED);
  }

  private ActivityRescheduled rescheduled(
      String user, int days, int minute, ReservationStatus status) {
    Instant start = CHECK_IN.plus(Duration.ofDays(days));
    return ActivityRescheduled.newBuilder()
        .setRescheduleId(new UUID(0, minute).toString())
        .setAssetId(id())
        .setUserId(user)
        .setVendorId(HOTEL)
        .setReservationNumber(number)
        .setSessionId("session-1")
        .setOptionKind(OptionKind.SHIFT_DATES)
        .setStatus(status)
        .setStart(time(start))
        .setEnd(time(start.plus(STAY)))
        .setLatestStart(start.plus(Duration.ofHours(12)))
        .setVendorReference("CM-change-" + minute)
        .setOccurredAt(CHECK_IN.minus(Duration.ofDays(1)).plus(Duration.ofMinutes(minute)))
        .build();
  }

  private ReceiptReceived.Builder builder(String receipt, ReceiptKind kind) {
    return ReceiptReceived.newBuilder()
        .setRetailerId(RETAILER)
        .setReceiptNumber(receipt)
        .setKind(kind)
        .setOccurredAt(Sold.AT)
        .setZone(Sold.ZONE)
        .setCustomer(List.of(new CustomerReference(IdentityKind.LOYALTY_ID, loyaltyId)))
        .setLines(
            List.of(
                ReceiptLine.newBuilder()
                    .setLineNumber(1)
                    .setRetailerItemId("H-3N")
                    .setDescription("Hotel, 3 nights")
                    .setReservation(
                        SoldReservation.newBuilder()
                            .setVendorId(HOTEL)
                            .setReservationNumber(number)
                            .setKind(ReservationKind.LODGING)
                            .setTitle("Casa Miradouro")
                            .setStart(time(CHECK_IN))
                            .setEnd(time(CHECK_IN.plus(STAY)))
                            .build())
                    .build()))
        .setFormat(ReceiptFormat.AVRO);
  }

  private static ActivityTime time(Instant at) {
    return ActivityTime.newBuilder()
        .setAt(at)
        .setZone("Europe/Lisbon")
        .setPlace(
            Place.newBuilder()
                .setName("Casa Miradouro")
                .setCity("Lisbon")
                .setCountry("PT")
                .setLatitude(38.711)
                .setLongitude(-9.13)
                .build())
        .build();
  }
}
