package io.supportcenter.registration.testing;

import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.TestTokens;
import java.util.Map;

/** Who calls. */
public final class Tokens {

  private Tokens() {}

  public static String user(String id) {
    return TestTokens.of(id, Roles.USER);
  }

  public static String agent() {
    return TestTokens.of("agent-7", Roles.AGENT);
  }

  public static String operator() {
    return TestTokens.of("operator-1", Roles.OPERATOR);
  }

  public static String retailer(String retailerId) {
    return TestTokens.of("till-gateway", Map.of("partner", retailerId), Roles.RETAILER);
  }

  /** Who has verified what identities users have. */
  public static String verifier() {
    return TestTokens.of("verifier-1", Roles.IDENTITY_VERIFIER);
  }

  public static String issuer() {
    return TestTokens.of("issuer-1", Roles.ISSUER);
  }
}
