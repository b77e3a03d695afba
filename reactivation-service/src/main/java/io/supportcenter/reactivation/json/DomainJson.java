package io.supportcenter.reactivation.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.supportcenter.reactivation.decision.Answer;
import io.supportcenter.reactivation.reactivation.ReactivationState;
import io.supportcenter.reactivation.scorecard.AttributeValue;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The domain's records as JSON, for our own tables and call rows. The components of a record are
 * its fields; a sealed type carries its case's name.
 */
public final class DomainJson {

  private static final JsonMapper MAPPER = mapper();

  private DomainJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Named {}

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not writable: " + value.getClass(), e);
    }
  }

  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a stored " + type.getSimpleName(), e);
    }
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    for (Class<?> sealed :
        new Class<?>[] {Answer.class, AttributeValue.class, ReactivationState.class}) {
      builder.addMixIn(sealed, Named.class);
      cases(sealed).forEach(c -> builder.registerSubtypes(new NamedType(c, c.getSimpleName())));
    }
    return builder.build();
  }

  private static Stream<Class<?>> cases(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(c -> c.isSealed() ? cases(c) : Stream.of(c));
  }
}
