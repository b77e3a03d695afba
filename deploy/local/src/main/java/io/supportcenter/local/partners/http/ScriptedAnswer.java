package io.supportcenter.local.partners.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One answer of a {@link Script}.
 *
 * @param method of the request; any when left out
 * @param path regular expression for all of what follows {@code /{partnerId}/v1/}
 * @param times how often it is given; always when left out
 * @param serve whether the request is served as well, and its answer thrown away
 * @param drop whether the connection is closed in place of an answer
 * @param delayMs waited before the answer
 * @param status 200 when left out
 * @param body as JSON
 * @param text as it is, in place of a body
 */
public record ScriptedAnswer(
    String method,
    String path,
    Integer times,
    boolean serve,
    boolean drop,
    int delayMs,
    Integer status,
    String contentType,
    Map<String, String> headers,
    JsonNode body,
    String text) {

  public ScriptedAnswer {
    times = times == null ? Integer.MAX_VALUE : times;
    status = status == null ? 200 : status;
    contentType = contentType == null ? "application/json" : contentType;
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    text = text == null ? "" : text;
    if (path == null || status < 200 || status > 599 || delayMs < 0 || delayMs > 60_000) {
      throw new IllegalArgumentException(
          "path is needed, status is between 200 and 599, delayMs between 0 and 60000");
    }
  }

  boolean fits(Request request) {
    return (method == null || method.equals(request.method()))
        && String.join("/", request.path()).matches(path);
  }

  ScriptedAnswer withOneLess() {
    return new ScriptedAnswer(
        method,
        path,
        times == Integer.MAX_VALUE ? times : times - 1,
        serve,
        drop,
        delayMs,
        status,
        contentType,
        headers,
        body,
        text);
  }
}
