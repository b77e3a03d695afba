package io.supportcenter.kit.outbox;

import java.util.Set;

/**
 * Fired after a commit that added to the outbox: wakes the relay, and threads that wait for these
 * events.
 *
 * @param topics of the events
 */
public record OutboxGrew(Set<String> topics) {}
