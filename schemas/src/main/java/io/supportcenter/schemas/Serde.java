package io.supportcenter.schemas;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The serializer in use: Apicurio's by default; Confluent's own when it is on the class path (build
 * profile {@code confluent}). Both write the same bytes: magic byte 0, four-byte schema id, Avro
 * binary.
 *
 * <p>Subjects are named after the record (Confluent's RecordNameStrategy), since a topic may carry
 * several event types.
 */
record Serde(Serializer<Object> serializer) {

  private static final String CONFLUENT = "io.confluent.kafka.serializers.KafkaAvroSerializer";
  private static final String APICURIO = "io.apicurio.registry.serde.avro.AvroKafkaSerializer";

  static Serde create(RegistryAccess access) {
    Map<String, Object> config = confluentPresent() ? confluent(access) : apicurio(access);
    Serializer<Object> serializer = instance(confluentPresent() ? CONFLUENT : APICURIO);
    serializer.configure(config, false);
    return new Serde(serializer);
  }

  /** Base address of the Confluent-compatible API of the registry at that address. */
  static String confluentUrl(String registryUrl) {
    return confluentPresent() ? registryUrl : registryUrl + "/apis/ccompat/v7";
  }

  static Map<String, Object> apicurio(RegistryAccess access) {
    Map<String, Object> config = new HashMap<>();
    config.put("apicurio.registry.url", access.url() + "/apis/registry/v3");
    config.put("apicurio.registry.auto-register", access.autoRegister());
    config.put("apicurio.registry.find-latest", false);
    config.put("apicurio.registry.dereference-schema", true);
    config.put(
        "apicurio.registry.artifact-resolver-strategy",
        "io.apicurio.registry.serde.avro.strategy.QualifiedRecordIdStrategy");
    // The class, not its name: a name would be looked up by whichever loader has the serde's
    // configuration.
    config.put("apicurio.registry.avro-datum-provider", LoaderDatumProvider.class);
    config.put("apicurio.registry.use-id", "contentId");
    config.put("apicurio.registry.id-handler", "io.apicurio.registry.serde.Default4ByteIdHandler");
    config.put("apicurio.registry.headers.enabled", false);
    // Schemas never change under an id, and a call that fails is retried by whoever asked.
    config.put("apicurio.registry.check-period-ms", Long.MAX_VALUE / 2);
    config.put("apicurio.registry.retry-count", 1);
    config.put("apicurio.registry.http.adapter", "JDK");
    access
        .credentials()
        .ifPresent(c -> {
          config.put("apicurio.registry.auth.username", c.username());
          config.put("apicurio.registry.auth.password", c.password());
        });
    access
        .caFile()
        .ifPresent(file -> {
          config.put("apicurio.registry.tls.truststore.type", "PEM");
          config.put("apicurio.registry.tls.truststore.location", file.toString());
        });
    return config;
  }

  static Map<String, Object> confluent(RegistryAccess access) {
    Map<String, Object> config = new HashMap<>();
    config.put("schema.registry.url", access.url());
    config.put("auto.register.schemas", access.autoRegister());
    config.put(
        "value.subject.name.strategy", "io.confluent.kafka.serializers.subject.RecordNameStrategy");
    access
        .credentials()
        .ifPresent(c -> {
          config.put("basic.auth.credentials.source", "USER_INFO");
          config.put("basic.auth.user.info", c.username() + ":" + c.password());
        });
    access
        .caFile()
        .ifPresent(file -> {
          config.put("schema.registry.ssl.truststore.type", "PEM");
          config.put("schema.registry.ssl.truststore.location", file.toString());
        });
    return config;
  }

  private static boolean confluentPresent() {
    try {
      Class.forName(CONFLUENT, false, Serde.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @SuppressWarnings("unchecked")
  private static Serializer<Object> instance(String className) {
    try {
      return (Serializer<Object>)
          Class.forName(className, true, Serde.class.getClassLoader())
              .getConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("unusable serializer class: " + className, e);
    }
  }
}
