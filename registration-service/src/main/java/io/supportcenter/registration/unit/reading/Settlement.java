package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.asset.FieldSource;

/**
 * A person's decision on what sources contradict each other about.
 *
 * @param source whose claim holds
 * @param value that it claims
 */
public record Settlement(Contradiction.Field field, FieldSource source, String value) {}
