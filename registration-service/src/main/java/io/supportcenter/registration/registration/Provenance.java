package io.supportcenter.registration.registration;

import java.time.Instant;

/** Where one stored field came from. */
public record Provenance(DeviceField field, FieldSource source, Instant at, String reference) {
  static Provenance of(DeviceField field, Sourced<?> value) {
    return new Provenance(field, value.source(), value.at(), value.reference());
  }
}
