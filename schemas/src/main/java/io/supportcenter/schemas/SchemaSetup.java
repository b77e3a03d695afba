package io.supportcenter.schemas;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Sets up a registry: the schemas of all topics, also of those that others write to, and the rule
 * that their later versions have to keep.
 */
public final class SchemaSetup {

  /** Every new version of a schema must read, and be read by, all earlier ones. */
  private static final String COMPATIBILITY = "FULL_TRANSITIVE";

  private SchemaSetup() {}

  /**
   * Registers what is not registered yet; changes nothing otherwise.
   *
   * @return the subjects, by topic
   * @throws RegistryUnavailable when the registry refuses a schema, or does not answer
   */
  public static Map<String, List<String>> apply(RegistryAccess access) {
    RegistryAccess registering =
        new RegistryAccess(
            access.url(), access.credentials(), access.caFile(), true, access.absent());
    RegistryLookup registry =
        new RegistryLookup(registering, Serde.confluentUrl(registering.url()));
    Map<String, List<String>> subjects = new TreeMap<>();
    try (EventCodec codec = EventCodec.connect(registering)) {
      EventTypes.byTopic()
          .forEach((topic, types) -> {
            codec.register(topic, types);
            subjects.put(topic, subjects(types));
          });
    }
    subjects.values().stream()
        .flatMap(List::stream)
        .forEach(subject -> registry.requireCompatibility(subject, COMPATIBILITY));
    return subjects;
  }

  private static List<String> subjects(Collection<Class<? extends SpecificRecord>> types) {
    return types.stream().map(type -> SpecificData.get().getSchema(type).getFullName()).toList();
  }
}
