package io.supportcenter.kit.partner;

import io.supportcenter.kit.json.PartnerJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request to a partner's back end.
 *
 * <p>A request is <em>safe</em> when it only asks (RFC 9110, section 9.2.1): it may be repeated
 * whatever became of it. GET is, all others are not, unless {@link #safe} or {@link #unsafe} says
 * otherwise. PUT is not either: that it may be repeated does not make it a request that had no
 * effect, and only of such an attempt may a call say that nothing happened. What to do after one
 * whose answer was lost is for the operation's {@code resolve}, which may be to repeat it.
 *
 * @param path below the partner's base URL, encoded, with its query
 * @param body in UTF-8
 * @param headers besides those that every request has
 * @param isAuthorized whether the partner's token is sent
 */
public record PartnerRequest(
    String method,
    String path,
    boolean isSafe,
    Optional<byte[]> body,
    Map<String, String> headers,
    boolean isAuthorized) {

  private static final String CONTENT_TYPE = "Content-Type";
  private static final String JSON = "application/json";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  public PartnerRequest {
    headers = Map.copyOf(headers);
  }

  public static PartnerRequest get(String path) {
    return new PartnerRequest("GET", path, true, Optional.empty(), Map.of(), true);
  }

  /**
   * @param body written as JSON
   */
  public static PartnerRequest post(String path, Object body) {
    return changing("POST", path, body, JSON);
  }

  /**
   * @param body written as JSON
   */
  public static PartnerRequest put(String path, Object body) {
    return changing("PUT", path, body, JSON);
  }

  /**
   * @param body written as a JSON merge patch (RFC 7396)
   */
  public static PartnerRequest patch(String path, Object body) {
    return changing("PATCH", path, body, "application/merge-patch+json");
  }

  private static PartnerRequest changing(
      String method, String path, Object body, String contentType) {
    return new PartnerRequest(
        method,
        path,
        false,
        Optional.of(PartnerJson.writeBytes(body)),
        Map.of(CONTENT_TYPE, contentType),
        true);
  }

  /** This request only asks, whatever its method: a POST for a question that needs a body. */
  public PartnerRequest safe() {
    return new PartnerRequest(method, path, true, body, headers, isAuthorized);
  }

  /** This request changes something, whatever its method: a GET that sends an SMS. */
  public PartnerRequest unsafe() {
    return new PartnerRequest(method, path, false, body, headers, isAuthorized);
  }

  /** For a back end that is not sent its token as a bearer token. */
  public PartnerRequest unauthorized() {
    return new PartnerRequest(method, path, isSafe, body, headers, false);
  }

  /** With a query parameter, encoded here. */
  public PartnerRequest query(String name, String value) {
    String parameter =
        (path.contains("?") ? "&" : "?")
            + name
            + "="
            + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return new PartnerRequest(method, path + parameter, isSafe, body, headers, isAuthorized);
  }

  public PartnerRequest header(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new PartnerRequest(method, path, isSafe, body, more, isAuthorized);
  }

  /**
   * Names the user for the partner's audit log. Percent-encoded where it has characters that a
   * header does not take (and %).
   */
  public PartnerRequest onBehalfOf(String user) {
    return header("X-On-Behalf-Of", visible(user));
  }

  /** A text as one segment of a path. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String visible(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 0x7F && b != '%') {
        ascii.append((char) b);
      } else {
        ascii.append('%').append(HEX.toHexDigits(b));
      }
    }
    return ascii.toString();
  }

  /** Keeps what the path and the body say out of logs. */
  @Override
  public String toString() {
    return method;
  }
}
