package io.supportcenter.schemas;

import org.apache.avro.specific.SpecificRecord;

/**
 * What the bytes of one Kafka record turned out to be. Bytes that are not an event are data, not an
 * exception.
 */
public sealed interface Decoded {

  /** An event of a type this build knows. */
  record Event(SpecificRecord event) implements Decoded {}

  /** A record without a value: its key is erased. */
  record Tombstone() implements Decoded {}

  /**
   * Valid bytes, on a topic of ours, of an event type this build has no class for: a newer producer
   * is ahead of us. Must be neither skipped nor dead-lettered.
   */
  record UnknownType(String fullName) implements Decoded {}

  /**
   * The registry knows no schema of that id, and the topic is ours: it may be restored, or its
   * replica may be behind.
   */
  record UnknownSchema(int id) implements Decoded {}

  /** Bytes that are not an event. The detail names no content of the record. */
  record Poison(PoisonReason reason, String detail) implements Decoded {}

  /** Why a record is not an event. */
  enum PoisonReason {
    /** Not magic byte 0 followed by a four-byte schema id. */
    NOT_FRAMED,
    /**
     * On a topic that is written from outside: the registry knows no schema of that id, or the
     * schema is not of a type that belongs on the topic.
     */
    UNKNOWN_SCHEMA,
    /** The schema is known, and the bytes or the schema do not fit our reader. */
    UNDECODABLE,
    /** An event whose content its service refuses. */
    INVALID
  }
}
