package io.supportcenter.kit.outbox;

import java.util.UUID;

/**
 * A record to publish, as it stands in the outbox.
 *
 * @param value absent for a tombstone
 * @param headers as {@link io.supportcenter.kit.db.HeaderBytes} writes them
 */
record OutboxRow(long id, UUID eventId, String topic, byte[] key, byte[] value, byte[] headers) {}
