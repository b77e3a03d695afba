package io.supportcenter.registration.asset.events;

import io.supportcenter.events.FieldProvenance;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Provenance;
import java.util.List;

/** Sources of fields in events. */
final class ProvenanceMapper {
  private ProvenanceMapper() {}

  static List<FieldProvenance> toEvent(List<Provenance> provenance) {
    return provenance.stream().map(ProvenanceMapper::toEvent).toList();
  }

  private static FieldProvenance toEvent(Provenance provenance) {
    return FieldProvenance.newBuilder()
        .setField(provenance.field().label())
        .setSource(source(provenance.source()))
        .setAt(provenance.at())
        .setReference(provenance.reference())
        .build();
  }

  private static io.supportcenter.events.FieldSource source(FieldSource source) {
    return switch (source) {
      case RECEIPT -> io.supportcenter.events.FieldSource.RECEIPT;
      case RETAILER -> io.supportcenter.events.FieldSource.RETAILER;
      case MANUFACTURER -> io.supportcenter.events.FieldSource.MANUFACTURER;
      case USER -> io.supportcenter.events.FieldSource.USER;
      case AGENT -> io.supportcenter.events.FieldSource.AGENT;
      case VENDOR -> io.supportcenter.events.FieldSource.VENDOR;
    };
  }
}
