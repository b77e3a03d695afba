package io.supportcenter.local.tokens;

import java.util.Arrays;
import java.util.Locale;

/** Who calls a service. */
public enum Role {
  USER,
  AGENT,
  MERCHANT,
  ISSUER,
  OPERATOR;

  /** As it stands in a token. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Role ofClaim(String claim) {
    return Arrays.stream(values())
        .filter(role -> role.claim().equals(claim))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no role is called "
                    + claim
                    + "; there are user, agent, merchant, issuer, operator"));
  }
}
