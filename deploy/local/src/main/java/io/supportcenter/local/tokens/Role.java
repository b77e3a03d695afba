package io.supportcenter.local.tokens;

import java.util.Locale;

/** Who calls a service. */
public enum Role {
  USER,
  AGENT,
  MERCHANT,
  ISSUER,
  OPERATOR;

  /** As written in a token. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT);
  }
}
