package io.supportcenter.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.supportcenter.kit.values.Times;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A time in a partner's answer, as systems write it: in ISO 8601 with an offset or without one, or
 * as seconds or milliseconds since 1970.
 *
 * @param local as written
 * @param offset empty when the time is by the clocks of a place that both sides know
 */
@JsonDeserialize(using = PartnerTime.Reader.class)
public record PartnerTime(LocalDateTime local, Optional<ZoneOffset> offset) {

  /** As seconds it would be in the year 5138, as milliseconds it is in 1973. */
  private static final long MILLIS_FROM = 100_000_000_000L;

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private static final DateTimeFormatter WRITTEN =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][ ]")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM:ss", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHmm", "Z")
          .optionalEnd()
          .optionalStart()
          .appendLiteral('[')
          .parseCaseSensitive()
          .appendZoneRegionId()
          .appendLiteral(']')
          .optionalEnd()
          .toFormatter(java.util.Locale.ROOT);

  /**
   * @throws DateTimeException when the text is none of these, or the year is not a sensible one
   */
  public static PartnerTime parse(String text) {
    String stripped = text.strip();
    return NUMBER.matcher(stripped).matches()
        ? sinceEpoch(Long.parseLong(stripped))
        : sensible(WRITTEN.parseBest(stripped, OffsetDateTime::from, LocalDateTime::from));
  }

  private static PartnerTime sinceEpoch(long number) {
    Instant at =
        Math.abs(number) < MILLIS_FROM
            ? Instant.ofEpochSecond(number)
            : Instant.ofEpochMilli(number);
    return sensible(at.atOffset(ZoneOffset.UTC));
  }

  private static PartnerTime sensible(TemporalAccessor time) {
    PartnerTime read =
        time instanceof OffsetDateTime exact
            ? new PartnerTime(exact.toLocalDateTime(), Optional.of(exact.getOffset()))
            : new PartnerTime(LocalDateTime.from(time), Optional.empty());
    if (read.local.getYear() < Times.YEAR_MIN || read.local.getYear() > Times.YEAR_MAX) {
      throw new DateTimeException("year");
    }
    return read;
  }

  /** Empty when it was written without an offset. */
  public Optional<Instant> exact() {
    return offset.map(local::toInstant);
  }

  /**
   * @param zone what the clocks show where the time is meant; not used for a time with an offset
   */
  public Instant in(ZoneId zone) {
    return exact().orElseGet(() -> local.atZone(zone).toInstant());
  }

  /** From a text or a number. */
  static final class Reader extends StdScalarDeserializer<PartnerTime> {

    private static final long serialVersionUID = 1L;

    Reader() {
      super(PartnerTime.class);
    }

    @Override
    public PartnerTime deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      try {
        if (parser.hasToken(JsonToken.VALUE_STRING)
            || parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
          return parse(parser.getText());
        }
      } catch (DateTimeException _) {
        throw new WrongValue(parser, "must be a time");
      }
      throw new WrongValue(parser, "must be a time");
    }
  }
}
