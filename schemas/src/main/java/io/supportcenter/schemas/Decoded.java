package io.supportcenter.schemas;

import org.apache.avro.specific.SpecificRecord;

/**
 * What the bytes of one Kafka record turned out to be. Bytes that are no event are data, not an
 * exception.
 */
public sealed interface Decoded {

  /** An event of a type this build knows. */
  record Event(SpecificRecord event) implements Decoded {}

  /** A record without a value: its key is erased. */
  record Tombstone() implements Decoded {}

  /**
   * Valid bytes of an event type this build has no class for: a newer producer is ahead of us. Must
   * be neither skipped nor dead-lettered.
   */
  record UnknownType(String fullName) implements Decoded {}

  /** Bytes that will never decode. The detail names no content of the record. */
  record Poison(PoisonReason reason, String detail) implements Decoded {}

  /** Why bytes will never decode. */
  enum PoisonReason {
    /** Not magic byte 0 followed by a four-byte schema id. */
    NOT_FRAMED,
    /** The registry knows no schema of that id. */
    UNKNOWN_SCHEMA,
    /** The schema is known, and the bytes or the schema do not fit our reader. */
    UNDECODABLE
  }
}
