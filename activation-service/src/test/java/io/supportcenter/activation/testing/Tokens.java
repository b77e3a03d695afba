package io.supportcenter.activation.testing;

import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.TestTokens;

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

  public static String merchant() {
    return TestTokens.of("till-gateway", Roles.MERCHANT);
  }
}
