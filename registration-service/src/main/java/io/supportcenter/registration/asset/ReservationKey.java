package io.supportcenter.registration.asset;

import io.supportcenter.kit.values.UserId;

/**
 * A user's own share in a reservation; other travellers on the same number have their own.
 *
 * @param number {@link io.supportcenter.registration.receipt.Reservation#code}
 * @param leg which activity of the booking: {@link
 *     io.supportcenter.registration.receipt.Reservation#leg}, as it was sold
 */
public record ReservationKey(UserId user, String vendorId, String number, String leg)
    implements ItemKey {}
