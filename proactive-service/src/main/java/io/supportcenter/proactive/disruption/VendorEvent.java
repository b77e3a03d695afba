package io.supportcenter.proactive.disruption;

import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.proactive.activity.BookingKey;
import java.util.Optional;

/**
 * Something happened at a vendor that changes an activity booked there.
 *
 * @param cause in the vendor's words, for the customer
 */
public record VendorEvent(
    BookingKey booking, EventVersion version, VendorChange change, Optional<String> cause) {}
