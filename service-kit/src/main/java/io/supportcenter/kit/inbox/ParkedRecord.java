package io.supportcenter.kit.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A parked record as operators see it, without its content.
 *
 * @param id its address in Kafka
 * @param key as text; of a confidential record only its first characters
 * @param type full name of the event type, when a header says it
 * @param reason {@code HANDLER_FAILED}, or {@code BEHIND_PARKED} for one that waits behind such a
 *     record of its key
 * @param detail the last fault, without data
 * @param recordedAt its timestamp in Kafka
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParkedRecord(
    ParkedId id,
    String key,
    String type,
    String reason,
    String detail,
    Instant recordedAt,
    Instant parkedAt) {}
