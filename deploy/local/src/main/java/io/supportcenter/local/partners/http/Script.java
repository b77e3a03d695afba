package io.supportcenter.local.partners.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers that partners give on purpose in place of their own, as set by {@code PUT
 * /control/script?partner=ID}. A list for each partner, of which the first that fits is taken.
 */
final class Script {

  private static final Pattern PLACE = Pattern.compile("\\{(query|body):([^}]+)}");

  private final Map<String, List<ScriptedAnswer>> byPartner = new HashMap<>();

  synchronized void set(String partnerId, List<ScriptedAnswer> answers) {
    byPartner.put(partnerId, new ArrayList<>(answers));
  }

  /** Clears one partner's, or all when {@code partnerId} is null. */
  synchronized void clear(String partnerId) {
    if (partnerId == null) {
      byPartner.clear();
    } else {
      byPartner.remove(partnerId);
    }
  }

  /** Takes the answer to a request, if there is one; it is used up. */
  synchronized Optional<ScriptedAnswer> next(String partnerId, Request request) {
    List<ScriptedAnswer> answers = byPartner.getOrDefault(partnerId, List.of());
    for (int i = 0; i < answers.size(); i++) {
      ScriptedAnswer answer = answers.get(i);
      if (answer.fits(request) && answer.times() > 0) {
        answers.set(i, answer.withOneLess());
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }

  /**
   * The answer, with its places filled from the request: {@code {query:NAME}}, {@code {body:/a/0}}.
   */
  static Answer filled(ScriptedAnswer scripted, Request request, Content content) {
    Map<String, String> headers = new HashMap<>();
    scripted.headers().forEach((name, value) -> headers.put(name, fill(value, request, content)));
    byte[] body = fill(text(scripted), request, content).getBytes(UTF_8);
    return new Answer(scripted.status(), scripted.contentType(), body, headers);
  }

  private static String text(ScriptedAnswer scripted) {
    return scripted.body() == null ? scripted.text() : scripted.body().toString();
  }

  private static String fill(String text, Request request, Content content) {
    return PLACE
        .matcher(text)
        .replaceAll(place ->
            Matcher.quoteReplacement(value(place.group(1), place.group(2), request, content)));
  }

  private static String value(String kind, String name, Request request, Content content) {
    if (kind.equals("query")) {
      return request.parameter(name).orElse("");
    }
    return content.json().at(name).asText();
  }
}
