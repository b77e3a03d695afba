package io.supportcenter.kit.outbox;

/** Fired after a commit that added to the outbox: wakes the relay. */
public record OutboxGrew() {}
