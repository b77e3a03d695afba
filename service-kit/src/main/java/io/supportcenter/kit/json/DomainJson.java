package io.supportcenter.kit.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The domain's records as JSON, for our own tables and call rows. The components of a record are
 * its fields; a sealed type carries its case's name.
 */
public final class DomainJson {

  private static final JsonMapper MAPPER = builder().build();

  private DomainJson() {}

  /** For a service that has to read what it stored in an older form. */
  public static JsonMapper.Builder builder() {
    return JsonMapper.builder()
        .addModules(new Jdk8Module(), new JavaTimeModule())
        .annotationIntrospector(new SealedTypes())
        .visibility(PropertyAccessor.GETTER, Visibility.NONE)
        .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  public static String write(Object value) {
    return write(MAPPER, value);
  }

  /** With a mapper of the service's own, made by {@link #builder}. */
  public static String write(JsonMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not writable: " + value.getClass(), e);
    }
  }

  public static <T> T read(String json, Class<T> type) {
    return read(MAPPER, json, MAPPER.constructType(type));
  }

  public static <T> T read(String json, TypeReference<T> type) {
    return read(MAPPER, json, MAPPER.constructType(type));
  }

  /** With a mapper of the service's own, made by {@link #builder}. */
  public static <T> T read(JsonMapper mapper, String json, Class<T> type) {
    return read(mapper, json, mapper.constructType(type));
  }

  private static <T> T read(JsonMapper mapper, String json, JavaType type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a stored " + type.toCanonical(), e);
    }
  }
}
