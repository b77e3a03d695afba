package io.supportcenter.schemas;

import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The serializer pair in use: Apicurio's by default; Confluent's own when it is on the class path
 * (build profile {@code confluent}). Both write the same bytes: magic byte 0, four-byte schema id,
 * Avro binary.
 *
 * <p>Subjects are named after the record (Confluent's RecordNameStrategy), since a topic may carry
 * several event types.
 */
record Serde(Serializer<Object> serializer, Deserializer<Object> deserializer) {

  private static final String CONFLUENT = "io.confluent.kafka.serializers.KafkaAvro";

  static Serde create(String registryUrl) {
    return confluentPresent() ? confluent(registryUrl) : apicurio(registryUrl);
  }

  /** Base address of the Confluent-compatible API of the registry at that address. */
  static String confluentUrl(String registryUrl) {
    return confluentPresent() ? registryUrl : registryUrl + "/apis/ccompat/v7";
  }

  private static Serde apicurio(String registryUrl) {
    return configured(
        "io.apicurio.registry.serde.avro.AvroKafkaSerializer",
        "io.apicurio.registry.serde.avro.AvroKafkaDeserializer",
        Map.ofEntries(
            Map.entry("apicurio.registry.url", registryUrl + "/apis/registry/v3"),
            Map.entry("apicurio.registry.auto-register", true),
            Map.entry("apicurio.registry.find-latest", false),
            Map.entry("apicurio.registry.dereference-schema", true),
            Map.entry(
                "apicurio.registry.artifact-resolver-strategy",
                "io.apicurio.registry.serde.avro.strategy.QualifiedRecordIdStrategy"),
            Map.entry("apicurio.registry.use-specific-avro-reader", true),
            // The class, not its name: a name would be looked up by whichever loader has the
            // serde's configuration.
            Map.entry("apicurio.registry.avro-datum-provider", LoaderDatumProvider.class),
            Map.entry("apicurio.registry.use-id", "contentId"),
            Map.entry(
                "apicurio.registry.id-handler", "io.apicurio.registry.serde.Default4ByteIdHandler"),
            Map.entry("apicurio.registry.headers.enabled", false),
            // Schemas never change under an id, and a call that fails is retried by whoever asked.
            Map.entry("apicurio.registry.check-period-ms", Long.MAX_VALUE / 2),
            Map.entry("apicurio.registry.retry-count", 1)));
  }

  private static Serde confluent(String registryUrl) {
    return configured(
        CONFLUENT + "Serializer",
        CONFLUENT + "Deserializer",
        Map.of(
            "schema.registry.url",
            registryUrl,
            "auto.register.schemas",
            true,
            "specific.avro.reader",
            true,
            "value.subject.name.strategy",
            "io.confluent.kafka.serializers.subject.RecordNameStrategy"));
  }

  private static boolean confluentPresent() {
    try {
      Class.forName(CONFLUENT + "Serializer", false, Serde.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @SuppressWarnings("unchecked")
  private static Serde configured(
      String serializerClass, String deserializerClass, Map<String, ?> config) {
    Serializer<Object> serializer = (Serializer<Object>) instance(serializerClass);
    Deserializer<Object> deserializer = (Deserializer<Object>) instance(deserializerClass);
    serializer.configure(config, false);
    deserializer.configure(config, false);
    return new Serde(serializer, deserializer);
  }

  private static Object instance(String className) {
    try {
      return Class.forName(className, true, Serde.class.getClassLoader())
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("unusable serde class: " + className, e);
    }
  }
}
