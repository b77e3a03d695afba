package io.supportcenter.registration.receipt;

import java.time.Instant;
import java.time.ZoneId;

/**
 * When and where an activity starts or ends.
 *
 * @param zone what the clocks there show
 */
public record ActivityTime(Instant at, ZoneId zone, Place place) {}
