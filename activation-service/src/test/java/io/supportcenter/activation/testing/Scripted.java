package io.supportcenter.activation.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers that the simulated provider gives on purpose. */
public final class Scripted {

  private Scripted() {}

  /**
   * @param request method and path beneath the provider's base URL, which is a regular expression
   */
  public static Map<String, Object> answer(String request, int status, Object body) {
    Map<String, Object> answer = new HashMap<>();
    answer.put("method", request.substring(0, request.indexOf(' ')));
    answer.put("path", request.substring(request.indexOf(' ') + 1));
    answer.put("status", status);
    answer.put(body instanceof String ? "text" : "body", body);
    return answer;
  }

  /** The same, once. */
  public static Map<String, Object> once(Map<String, Object> answer) {
    return times(1, answer);
  }

  public static Map<String, Object> times(int times, Map<String, Object> answer) {
    return with(answer, "times", times);
  }

  /** The same, and the provider does what was asked. */
  public static Map<String, Object> served(Map<String, Object> answer) {
    return with(answer, "serve", true);
  }

  /** The connection is closed in place of the answer. */
  public static Map<String, Object> dropped(Map<String, Object> answer) {
    return with(answer, "drop", true);
  }

  public static Map<String, Object> located(String location, Map<String, Object> answer) {
    return with(answer, "headers", Map.of("Location", location));
  }

  /** The provider asks to be left alone until then. */
  public static Map<String, Object> until(String date, Map<String, Object> answer) {
    return with(answer, "headers", Map.of("Retry-After", date));
  }

  public static Map<String, Object> error(String request, int status, Object code) {
    return answer(request, status, Map.of("code", code, "reason", "x"));
  }

  /** A service of somebody else. */
  public static Map<String, Object> foreign() {
    return Map.of(
        "id",
        "svc-of-somebody-else",
        "state",
        "active",
        "relatedEntity",
        List.of(Map.of("id", "00000000-0000-0000-0000-000000000001", "role", "activation")));
  }

  /**
   * A service of the activation.
   *
   * @param place of the activation's id in the request
   */
  public static Map<String, Object> service(String id, String state, String place) {
    return Map.of(
        "id",
        id,
        "state",
        state,
        "relatedEntity",
        List.of(Map.of("id", "{" + place + "}", "role", "activation")));
  }

  private static Map<String, Object> with(Map<String, Object> answer, String name, Object value) {
    Map<String, Object> more = new HashMap<>(answer);
    more.put(name, value);
    return more;
  }
}
