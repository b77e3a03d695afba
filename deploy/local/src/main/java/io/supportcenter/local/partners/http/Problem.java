package io.supportcenter.local.partners.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Map;

/** A problem body (RFC 9457) with the contract's machine-readable code and extension members. */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @JsonAnyGetter Map<String, Object> extensions) {

  public Problem {
    extensions = Map.copyOf(extensions);
  }

  public static Problem of(int status, String code, String title, String detail) {
    return new Problem("about:blank", title, status, detail, code, Map.of());
  }

  public static Problem invalidRequest(String detail) {
    return of(400, "INVALID_REQUEST", "The request is malformed", detail);
  }

  public static Problem notFound() {
    return of(404, "NOT_FOUND", "Not found", "Nothing is served at this path.");
  }

  public Problem with(Map<String, Object> members) {
    return new Problem(type, title, status, detail, code, members);
  }
}
