package io.supportcenter.smsactivation.sms.gateway;

import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.smsactivation.config.SmsActivationConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Knows SMS gateways by the user name and password that they send (HTTP Basic, RFC 7617). */
@ApplicationScoped
class GatewayGate {

  private static final String BASIC = "Basic ";

  private final Map<String, String> passwords;

  GatewayGate(SmsActivationConfig config) {
    this.passwords = config.gateways();
  }

  /**
   * @param authorization the request's header
   * @return the gateway's id: its user name
   */
  String check(String authorization) {
    return Optional.ofNullable(authorization)
        .filter(header -> header.regionMatches(true, 0, BASIC, 0, BASIC.length()))
        .flatMap(header -> credentials(header.substring(BASIC.length()).strip()))
        .filter(this::isKnown)
        .map(credentials -> credentials[0])
        .orElseThrow(() ->
            new ProblemException(
                Status.UNAUTHORIZED,
                "UNAUTHENTICATED",
                "a gateway's user and password are needed"));
  }

  private static Optional<String[]> credentials(String base64) {
    try {
      String decoded = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      return Optional.of(decoded.split(":", 2)).filter(parts -> parts.length == 2);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private boolean isKnown(String[] credentials) {
    String password = passwords.getOrDefault(credentials[0], "");
    return !password.isEmpty()
        && MessageDigest.isEqual(
            password.getBytes(StandardCharsets.UTF_8),
            credentials[1].getBytes(StandardCharsets.UTF_8));
  }
}
