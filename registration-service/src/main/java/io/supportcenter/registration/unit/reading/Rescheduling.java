package io.supportcenter.registration.unit.reading;

import io.supportcenter.kit.values.Schedule;

/**
 * What the vendor of a reservation confirmed since it was sold.
 *
 * @param id of the rescheduling
 * @param cancelled it will not take place; the schedule is the last one
 */
public record Rescheduling(String id, Schedule schedule, boolean cancelled) {}
