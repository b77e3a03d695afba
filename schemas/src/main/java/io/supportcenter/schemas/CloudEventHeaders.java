package io.supportcenter.schemas;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * CloudEvents 1.0 attributes in Kafka headers (Kafka protocol binding, section 3.2, binary content
 * mode). An outside publisher may leave them out.
 */
public final class CloudEventHeaders {

  public static final String ID = "ce_id";
  public static final String SOURCE = "ce_source";
  public static final String SPEC_VERSION = "ce_specversion";
  public static final String TYPE = "ce_type";
  public static final String TIME = "ce_time";
  public static final String SUBJECT = "ce_subject";
  public static final String CONTENT_TYPE = "content-type";
  public static final String TRACE_PARENT = "traceparent";

  private static final Pattern TRACE_PARENT_FORM =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private static final int TRACE_PARENT_LENGTH = 55;

  private CloudEventHeaders() {}

  /**
   * Writes all attributes.
   *
   * @param source URI reference of who says so, for example {@code /registration-service}
   * @param type full name of the Avro record
   * @param subject id of the aggregate the event is about
   */
  public static void write(
      Headers headers, UUID id, String source, String type, String subject, Instant time) {
    put(headers, SPEC_VERSION, "1.0");
    put(headers, ID, id.toString());
    put(headers, SOURCE, source);
    put(headers, TYPE, type);
    put(headers, SUBJECT, subject);
    put(headers, TIME, time.toString());
    put(headers, CONTENT_TYPE, "application/avro");
  }

  /**
   * The trace that a record belongs to (W3C Trace Context, section 3.2): its version, trace id,
   * parent id and flags. Empty when the header is absent or not well-formed; what a later version
   * has behind these four fields is left out, as section 4.3 has it.
   */
  public static Optional<String> traceParent(Headers headers) {
    return text(headers, TRACE_PARENT)
        .map(CloudEventHeaders::withoutLaterFields)
        .filter(value -> TRACE_PARENT_FORM.matcher(value).matches());
  }

  /** In place of the one that was there, if any. */
  public static void replaceTraceParent(Headers headers, String value) {
    headers.remove(TRACE_PARENT);
    put(headers, TRACE_PARENT, value);
  }

  private static String withoutLaterFields(String value) {
    boolean has =
        !value.startsWith("00-")
            && value.length() > TRACE_PARENT_LENGTH
            && value.charAt(TRACE_PARENT_LENGTH) == '-';
    return has ? value.substring(0, TRACE_PARENT_LENGTH) : value;
  }

  /** A header's last value as text. */
  public static Optional<String> text(Headers headers, String name) {
    return Optional.ofNullable(headers.lastHeader(name))
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }

  public static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
