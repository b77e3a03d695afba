package io.supportcenter.registration.guarantees;

import org.apache.avro.specific.SpecificRecord;

/** The version that every event about a registration, asset or user carries. */
final class Versions {

  private Versions() {}

  static long of(SpecificRecord event) {
    return (Long) event.get(event.getSchema().getField("version").pos());
  }
}
