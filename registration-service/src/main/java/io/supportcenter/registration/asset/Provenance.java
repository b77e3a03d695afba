package io.supportcenter.registration.asset;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Where one stored field came from. */
public record Provenance(AssetField field, FieldSource source, Instant at, String reference) {
  public static Provenance of(AssetField field, Sourced<?> value) {
    return new Provenance(field, value.source(), value.at(), value.reference());
  }

  static List<Provenance> added(List<Provenance> fields, Provenance field) {
    return Stream.concat(fields.stream(), Stream.of(field)).toList();
  }
}
