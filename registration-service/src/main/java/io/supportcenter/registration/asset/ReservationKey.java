package io.supportcenter.registration.asset;

import io.supportcenter.kit.values.UserId;

/** A user's own share in a reservation; other travellers on the same number have their own. */
public record ReservationKey(UserId user, String vendorId, String number) implements ItemKey {}
