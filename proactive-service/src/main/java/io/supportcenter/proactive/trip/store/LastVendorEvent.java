package io.supportcenter.proactive.trip.store;

import io.supportcenter.proactive.disruption.VendorEvent;
import java.time.Instant;

/** The newest event of a booking, and when it was received. */
public record LastVendorEvent(VendorEvent event, Instant receivedAt) {}
