package io.supportcenter.registration.asset;

import io.supportcenter.kit.values.UserId;

/** A user's own share in a reservation; whoever else travels on that number has theirs. */
public record ReservationKey(UserId user, String vendorId, String number) implements ItemKey {}
