package io.supportcenter.kit.outbox;

import io.supportcenter.kit.events.OutboundEvent;
import java.util.List;
import java.util.Set;

/**
 * Events were added to the outbox; observed after the commit ({@code AFTER_SUCCESS}), where it
 * wakes the relay, and threads that wait for these events.
 *
 * @param topics of the events
 */
public record OutboxGrew(Set<String> topics, List<OutboundEvent> events) {}
