package io.supportcenter.local.partners.http;

import java.util.Map;

/**
 * What a back end answers: a status, a body to be written as JSON or, as bytes, as it is, and extra
 * headers.
 */
public record Answer(int status, String contentType, Object body, Map<String, String> headers) {

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer ok(Object body) {
    return new Answer(200, "application/json", body, Map.of());
  }

  public static Answer json(int status, Object body) {
    return new Answer(status, "application/json", body, Map.of());
  }

  public static Answer problem(Problem problem) {
    return new Answer(problem.status(), "application/problem+json", problem, Map.of());
  }

  public Answer withHeader(String name, String value) {
    return new Answer(status, contentType, body, Map.of(name, value));
  }
}
