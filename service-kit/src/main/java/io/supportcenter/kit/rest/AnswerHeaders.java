package io.supportcenter.kit.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What every answer tells a browser, errors included: not to keep it, frame it, guess its type or
 * tell other sites where it was. Pages may load what is their own service's; answers of the REST
 * interface load nothing.
 */
@ApplicationScoped
class AnswerHeaders {

  /** Before all that may answer. */
  private static final int FIRST = 1100;

  private static final String POLICY = "Content-Security-Policy";
  private static final String CLOSED =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final String PAGES =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private final List<String> pagePaths;

  /**
   * @param pagePaths folders of pages, each with a slash at its end
   */
  AnswerHeaders(
      @ConfigProperty(name = "support-center.rest.page-paths") Optional<List<String>> pagePaths) {
    this.pagePaths = pagePaths.orElse(List.of());
  }

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          add(context.response());
          String path = context.request().path();
          if (path != null && pagePaths.stream().anyMatch(path::startsWith)) {
            context.response().putHeader(POLICY, PAGES).putHeader("Cache-Control", "no-cache");
          }
          context.next();
        },
        FIRST);
  }

  /** Those of an answer that is not a page. */
  private static void add(HttpServerResponse response) {
    response
        .putHeader(POLICY, CLOSED)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cache-Control", "no-store");
  }
}
