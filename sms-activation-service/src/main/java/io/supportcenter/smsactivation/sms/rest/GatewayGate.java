package io.supportcenter.smsactivation.sms.rest;

import io.supportcenter.kit.partner.PartnerDirectory;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.values.KeyedHasher;
import io.supportcenter.smsactivation.directory.GatewayPassword;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Recognises SMS gateways by the user name and password that they send (HTTP Basic, RFC 7617). */
@ApplicationScoped
class GatewayGate {

  private static final String BASIC = "Basic ";

  private final PartnerDirectory gateways;
  private final KeyedHasher hasher;

  GatewayGate(PartnerDirectory gateways, KeyedHasher hasher) {
    this.gateways = gateways;
    this.hasher = hasher;
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
        .map(GatewayPassword::gatewayId)
        .orElseThrow(() ->
            new ProblemException(
                CommonProblem.UNAUTHENTICATED, "a gateway's user name and password are required"));
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
