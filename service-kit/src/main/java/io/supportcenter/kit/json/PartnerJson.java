package io.supportcenter.kit.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Optional;

/**
 * The bodies of partners' contracts. Reading is lenient, since partners may add fields, and times
 * keep the offset that they were written with.
 */
public final class PartnerJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private PartnerJson() {}

  /** Empty when the body is not one of this type; also for null. */
  public static <T> Optional<T> read(byte[] body, Class<T> type) {
    return read(body, MAPPER.constructType(type));
  }

  /** Empty when the body is not one of this type; also for null. */
  public static <T> Optional<T> read(byte[] body, TypeReference<T> type) {
    return read(body, MAPPER.constructType(type));
  }

  /** Empty when the part of a body is not one of this type; also for null. */
  public static <T> Optional<T> read(JsonNode part, Class<T> type) {
    try {
      return Optional.ofNullable(MAPPER.treeToValue(part, type));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  /** In UTF-8, for a body that has secrets: the bytes can be cleared after use. */
  public static byte[] writeBytes(Object body) {
    try {
      return MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not writable: " + body.getClass(), e);
    }
  }

  private static <T> Optional<T> read(byte[] body, JavaType type) {
    try {
      return Optional.ofNullable(MAPPER.readValue(body, type));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
