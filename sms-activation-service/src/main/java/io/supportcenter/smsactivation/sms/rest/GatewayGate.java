package io.supportcenter.smsactivation.sms.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.supportcenter.kit.partner.PartnerDirectory;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Lockout;
import io.supportcenter.kit.security.LockoutPolicy;
import io.supportcenter.kit.security.LockoutPolicy.Lock;
import io.supportcenter.kit.values.KeyedHasher;
import io.supportcenter.smsactivation.directory.GatewayPassword;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Recognises SMS gateways by the user name and password that they send (HTTP Basic, RFC 7617).
 * Wrong passwords for a gateway from one address lock that gateway out at that address. In memory:
 * an instance counts for itself.
 */
@ApplicationScoped
class GatewayGate {

  private static final String BASIC = "Basic ";

  private static final Duration FORGET_AFTER = Duration.ofHours(1);

  /** A gateway whose password has changed repeats messages with the old one for a while. */
  private static final LockoutPolicy LOCKOUT =
      new LockoutPolicy(
          List.of(new Lock(50, Duration.ofMinutes(5)), new Lock(200, Duration.ofHours(1))),
          FORGET_AFTER);

  private static final int CALLERS_MAX = 100_000;

  private final PartnerDirectory gateways;
  private final KeyedHasher hasher;
  private final Cache<String, Lockout> lockouts =
      Caffeine.newBuilder()
          .maximumSize(CALLERS_MAX)
          .expireAfterWrite(FORGET_AFTER.multipliedBy(2))
          .build();

  GatewayGate(PartnerDirectory gateways, KeyedHasher hasher) {
    this.gateways = gateways;
    this.hasher = hasher;
  }

  /**
   * @param authorization the request's header
   * @param address that the request is from
   * @return the gateway's id: its user name
   * @throws ProblemException 401 for others, 429 while they are locked out
   */
  String check(String authorization, String address) {
    GatewayPassword given =
        Optional.ofNullable(authorization)
            .filter(header -> header.regionMatches(true, 0, BASIC, 0, BASIC.length()))
            .flatMap(header -> credentials(header.substring(BASIC.length()).strip()))
            .orElseThrow(GatewayGate::refused);
    String caller = address + " as " + given.gatewayId();
    Instant now = Instant.now();
    Optional<Instant> lockedUntil =
        Optional.ofNullable(lockouts.getIfPresent(caller))
            .filter(lockout -> lockout.isLocked(now))
            .flatMap(Lockout::lockedUntil);
    if (lockedUntil.isPresent()) {
      throw new ProblemException(
          CommonProblem.TOO_MANY_REQUESTS,
          "too many wrong passwords; the header Retry-After has the seconds to wait",
          Duration.between(now, lockedUntil.get()));
    }
    if (!isKnown(given)) {
      lockouts
          .asMap()
          .compute(
              caller, (_, before) -> (before == null ? Lockout.NONE : before).failed(LOCKOUT, now));
      throw refused();
    }
    return given.gatewayId();
  }

  private static ProblemException refused() {
    return new ProblemException(
        CommonProblem.UNAUTHENTICATED, "a gateway's user name and password are required");
  }

  private static Optional<GatewayPassword> credentials(String base64) {
    try {
      String decoded = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      return Optional.of(decoded.split(":", 2))
          .filter(parts -> parts.length == 2)
          .map(parts -> new GatewayPassword(parts[0], parts[1]));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private boolean isKnown(GatewayPassword given) {
    return gateways
        .find(given.gatewayId())
        .filter(gateway -> given.matches(gateway.token(), hasher))
        .isPresent();
  }
}
