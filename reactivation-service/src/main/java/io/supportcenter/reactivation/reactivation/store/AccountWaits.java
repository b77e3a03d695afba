package io.supportcenter.reactivation.reactivation.store;

import java.time.Duration;

/**
 * How long is waited.
 *
 * @param forAccount for the state of an account that was asked for
 * @param forAccountSystem for a useful answer of an account system
 */
public record AccountWaits(Duration forAccount, Duration forAccountSystem) {}
