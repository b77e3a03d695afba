package io.supportcenter.registration.guarantees;

import org.apache.kafka.clients.producer.ProducerRecord;

/** A record to publish on an intake topic. */
record Input(Kind kind, ProducerRecord<byte[], byte[]> record, Fact fact) {

  enum Kind {
    SALE,
    /** The same sale again. */
    SALE_AGAIN,
    RETURN,
    ROOM,
    CONFIRMATION,
    /** A sale whose schema has one field more than the service's. */
    LATER_VERSION,
    /** Such a sale, nearly as large as the broker takes. */
    LARGE_LATER_VERSION,
    NULL_VALUE,
    GARBAGE,
    /** Garbage as large as the broker takes. */
    LARGE_GARBAGE,
    UNKNOWN_SCHEMA,
    /** A sale that lacks its last bytes. */
    CUT_OFF,
    /** An array whose number of items is made up. */
    LYING_LENGTH,
    /** A confirmation that its handler fails at. */
    UNREADABLE,
    /** An event that has nothing to do on this topic. */
    MISPLACED,
    /** Larger than the broker takes: its publisher is told. */
    TOO_LARGE
  }
}
