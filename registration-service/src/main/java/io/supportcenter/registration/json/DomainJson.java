package io.supportcenter.registration.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.registration.DeviceRecord;
import io.supportcenter.registration.registration.Item;
import io.supportcenter.registration.registration.ManufacturerAnswer;
import io.supportcenter.registration.registration.RegistrationState;
import io.supportcenter.registration.registration.RetailerAnswer;
import io.supportcenter.registration.reservation.Reservation;
import java.util.Arrays;
import java.util.Optional;
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

  /**
   * A field that older receipts did not have is left out when there is nothing in it, so that the
   * same receipt keeps its content.
   */
  private abstract static class LaterField {
    @SuppressWarnings("unused")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<Reservation> reservation;
  }

  /** Of the time when a device was all that could be an asset. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is", defaultImpl = DeviceRecord.class)
  private interface NamedItem {}

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
        new Class<?>[] {RetailerAnswer.class, ManufacturerAnswer.class, RegistrationState.class}) {
      builder.addMixIn(sealed, Named.class);
      cases(sealed).forEach(c -> builder.registerSubtypes(new NamedType(c, c.getSimpleName())));
    }
    builder.addMixIn(ReceiptLine.class, LaterField.class);
    builder.addMixIn(Item.class, NamedItem.class);
    cases(Item.class).forEach(c -> builder.registerSubtypes(new NamedType(c, c.getSimpleName())));
    return builder.build();
  }

  private static Stream<Class<?>> cases(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(c -> c.isSealed() ? cases(c) : Stream.of(c));
  }
}
