package io.supportcenter.kit.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * A service that would take tokens which are not meant for it does not start. With {@code
 * support-center.insecure-local=true}, for one machine and no real data, it starts and warns.
 */
@Singleton
public class TokenRequirements {

  private static final Logger LOG = Logger.getLogger(TokenRequirements.class);

  private static final String LOCAL = "support-center.insecure-local";
  private static final String AUDIENCE = "quarkus.oidc.token.audience";
  private static final String ISSUER = "quarkus.oidc.token.issuer";
  private static final String SERVER = "quarkus.oidc.auth-server-url";
  private static final String SUBJECT = "quarkus.oidc.token.subject-required";

  /** Takes every value of a claim, as Quarkus understands it. */
  private static final String ANY = "any";

  void check(@Observes @Priority(1) StartupEvent started, Config config) {
    List<String> unmet = unmet(name -> config.getOptionalValue(name, String.class));
    boolean isLocal = config.getOptionalValue(LOCAL, Boolean.class).orElse(false);
    if (!unmet.isEmpty() && !isLocal) {
      throw new IllegalStateException(String.join("; ", unmet));
    }
    if (isLocal) {
      LOG.warnf("%s=true: for one machine and data that is not real", LOCAL);
    }
    unmet.forEach(LOG::warn);
  }

  /** What has to be set, each with the name of its property. */
  static List<String> unmet(Function<String, Optional<String>> settings) {
    List<String> unmet = new ArrayList<>();
    if (settings.apply(AUDIENCE).filter(TokenRequirements::isOne).isEmpty()) {
      unmet.add(AUDIENCE + " must name this service as its tokens' claim aud does");
    }
    if (settings.apply(ISSUER).filter(TokenRequirements::isHttps).isEmpty()) {
      unmet.add(ISSUER + " must be the https address of the tokens' issuer, their claim iss");
    }
    if (settings.apply(SERVER).filter(server -> !isHttps(server)).isPresent()) {
      unmet.add(SERVER + " must be an https address");
    }
    if (settings.apply(SUBJECT).filter("true"::equals).isEmpty()) {
      unmet.add(SUBJECT + " must be true");
    }
    return unmet;
  }

  private static boolean isOne(String audiences) {
    return List.of(audiences.split(",")).stream()
        .map(String::strip)
        .allMatch(audience -> !audience.isEmpty() && !audience.equals(ANY));
  }

  private static boolean isHttps(String address) {
    return address.strip().toLowerCase(Locale.ROOT).matches("https://[^/].*");
  }
}
