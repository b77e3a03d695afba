package io.supportcenter.kit.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.supportcenter.kit.values.Text;
import java.io.IOException;
import java.util.Currency;
import java.util.Optional;

/**
 * The bodies of partners' contracts. Reading is lenient where servers differ: partners may add
 * fields, write enums in any letter case, ids as numbers, and times as {@link PartnerTime} reads
 * them. It is as strict as {@link StrictJson} where a guess would cost money: a whole number has
 * neither a fraction nor an exponent and is not a text, a number that is missing is not 0, a name
 * occurs once, and nothing follows the body.
 */
public final class PartnerJson {

  private static final JsonMapper MAPPER = mapper();

  private PartnerJson() {}

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule(), codes())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();
    StrictJson.refuseConversions(mapper);
    return mapper;
  }

  /** Codes of standards are written in capitals, and read in any letter case. */
  private static Module codes() {
    return new SimpleModule("codes")
        .addDeserializer(
            Currency.class,
            new FromStringDeserializer<Currency>(Currency.class) {
              private static final long serialVersionUID = 1L;

              @Override
              protected Currency _deserialize(String text, DeserializationContext context) {
                return Currency.getInstance(Text.code(text));
              }
            });
  }

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
