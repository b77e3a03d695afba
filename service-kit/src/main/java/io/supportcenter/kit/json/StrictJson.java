package io.supportcenter.kit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.supportcenter.kit.values.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * JSON (RFC 8259) that is a contract: what is written is what is meant, or it is refused. A whole
 * number has neither a fraction nor an exponent, so 1.0 and 1e2 are refused; an enum is its name; a
 * time, a date, a duration and a UUID are texts in ISO 8601 and RFC 9562; nothing of one kind is
 * turned into another. A name occurs once in an object, nothing follows the document, and texts
 * have no control characters other than tabs and line ends, and no halves of surrogate pairs.
 */
public final class StrictJson {

  private static final int DEPTH_MAX = 50;
  private static final int NUMBER_DIGITS_MAX = 100;

  /** What the database can store and ISO 8601 can write without agreement of both sides. */
  private static final int YEAR_MIN = 1;

  private static final int YEAR_MAX = 9999;

  private static final String TIME_REASON =
      "must be a time in ISO 8601 with an offset, such as 2026-11-20T10:00:00Z";

  private static final String TEXT_REASON =
      "must be a text without control characters and halves of surrogate pairs";

  private StrictJson() {}

  /** Makes a mapper read strictly; how it writes does not change. */
  public static void apply(ObjectMapper mapper) {
    refuseConversions(mapper);
    limit(mapper.getFactory());
    mapper.registerModule(module());
  }

  /** The part of it that does not depend on how a body's texts and times are written. */
  static void refuseConversions(ObjectMapper mapper) {
    mapper
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
    for (LogicalType type :
        new LogicalType[] {
          LogicalType.Integer, LogicalType.Float, LogicalType.Boolean, LogicalType.Enum
        }) {
      mapper
          .coercionConfigFor(type)
          .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
          .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
          .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }
  }

  static void limit(JsonFactory factory) {
    factory.setStreamReadConstraints(
        StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH_MAX)
            .maxNumberLength(NUMBER_DIGITS_MAX)
            .build());
  }

  private static Module module() {
    SimpleModule module = new SimpleModule("strict");
    module.addKeyDeserializer(String.class, new PlainKey());
    // What can be stored and sent on; which lines and lengths are right is for its field to say.
    text(module, String.class, StrictJson::plain, TEXT_REASON);
    text(module, Instant.class, t -> inYears(OffsetDateTime.parse(t)).toInstant(), TIME_REASON);
    text(module, OffsetDateTime.class, t -> inYears(OffsetDateTime.parse(t)), TIME_REASON);
    text(
        module,
        LocalDate.class,
        t -> inYears(LocalDate.parse(t)),
        "must be a date in ISO 8601, such as 2026-11-20");
    text(
        module,
        Duration.class,
        Duration::parse,
        "must be a duration in ISO 8601, such as PT10M or P2D");
    text(module, Period.class, Period::parse, "must be a period in ISO 8601, such as P1M or P2Y");
    text(module, UUID.class, StrictJson::uuid, "must be a UUID");
    module.addDeserializer(Double.class, Scalar.number(Double.class, StrictJson::finite));
    module.addDeserializer(double.class, Scalar.number(double.class, StrictJson::finite));
    module.addDeserializer(BigDecimal.class, Scalar.number(BigDecimal.class, StrictJson::shortest));
    return module;
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<String, T> reader, String reason) {
    module.addDeserializer(type, Scalar.text(type, reader, reason));
  }

  private static OffsetDateTime inYears(OffsetDateTime time) {
    inYears(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate());
    return time;
  }

  private static LocalDate inYears(LocalDate date) {
    if (date.getYear() < YEAR_MIN || date.getYear() > YEAR_MAX) {
      throw new DateTimeException("year");
    }
    return date;
  }

  private static UUID uuid(String text) {
    if (text.length() != 36) {
      throw new IllegalArgumentException("length");
    }
    return UUID.fromString(text);
  }

  private static String plain(String text) {
    if (!Text.isPlainLines(text)) {
      throw new IllegalArgumentException("characters");
    }
    return text;
  }

  private static double finite(JsonParser parser) throws IOException {
    double number = parser.getDoubleValue();
    if (!Double.isFinite(number)) {
      throw new ArithmeticException("not finite");
    }
    return number;
  }

  /** Equal numbers are the same however they are written: 10.0, 10.00 and 1e1. */
  private static BigDecimal shortest(JsonParser parser) throws IOException {
    BigDecimal number = parser.getDecimalValue();
    if (Math.abs((long) number.scale()) > NUMBER_DIGITS_MAX) {
      throw new WrongValue(parser, "is out of range");
    }
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  /** Reads the token that a parser is at. */
  private interface Reading<T> {
    T of(JsonParser parser) throws IOException;
  }

  /** A value of one kind of token; the reading throws one of the JDK's exceptions for others. */
  private static final class Scalar<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Predicate<JsonToken> token;
    private final transient Reading<T> reading;
    private final String reason;

    private Scalar(Class<T> type, Predicate<JsonToken> token, Reading<T> reading, String reason) {
      super(type);
      this.token = token;
      this.reading = reading;
      this.reason = reason;
    }

    static <T> Scalar<T> text(Class<T> type, Function<String, T> reader, String reason) {
      return new Scalar<>(
          type, JsonToken.VALUE_STRING::equals, parser -> reader.apply(parser.getText()), reason);
    }

    static <T> Scalar<T> number(Class<T> type, Reading<T> reading) {
      return new Scalar<>(type, JsonToken::isNumeric, reading, "must be a number");
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (token.test(parser.currentToken())) {
        try {
          return reading.of(parser);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException _) {
          throw new WrongValue(parser, reason);
        }
      }
      throw new WrongValue(parser, reason);
    }
  }

  private static final class PlainKey extends KeyDeserializer {

    @Override
    public String deserializeKey(String key, DeserializationContext context) throws IOException {
      if (Text.isPlain(key)) {
        return key;
      }
      throw new WrongValue(context.getParser(), TEXT_REASON);
    }
  }
}
