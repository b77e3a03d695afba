package io.supportcenter.registration.asset.events;

import io.supportcenter.events.FieldProvenance;
import io.supportcenter.events.FieldSource;
import io.supportcenter.registration.asset.Provenance;
import java.util.List;

/** Sources of fields in events. */
final class ProvenanceMapper {
  private ProvenanceMapper() {}

  static List<FieldProvenance> toEvent(List<Provenance> provenance) {
    return provenance.stream()
        .map(p ->
            new FieldProvenance(
                p.field().label(), FieldSource.valueOf(p.source().name()), p.at(), p.reference()))
        .toList();
  }
}
