package io.supportcenter.local.partners.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Method, decoded path segments and decoded query of a request. */
public record Request(String method, List<String> path, Map<String, String> query) {

  public Request {
    path = List.copyOf(path);
    query = Map.copyOf(query);
  }

  public static Request of(String method, URI target) {
    var segments =
        Arrays.stream(target.getRawPath().substring(1).split("/", -1)).map(Request::decodePath);
    return new Request(method, segments.toList(), parseQuery(target.getRawQuery()));
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  private static Map<String, String> parseQuery(String raw) {
    var query = new HashMap<String, String>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
      }
    }
    return query;
  }

  private static String decodePath(String segment) {
    return decode(segment.replace("+", "%2B"));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException _) {
      throw new ProblemException(Problem.invalidRequest("Bad percent-encoding"));
    }
  }
}
