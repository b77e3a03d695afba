package io.supportcenter.local.tokens;

import java.util.List;
import java.util.Locale;

/** Who calls a service. */
public enum Role {
  USER,
  AGENT,
  SUPERVISOR,
  IDENTITY_VERIFIER,
  OPERATOR,
  RETAILER,
  MERCHANT,
  ISSUER;

  /** As written in a token. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is that of a partner's back end. */
  public boolean isPartners() {
    return this == RETAILER || this == MERCHANT || this == ISSUER;
  }

  /** With what comes with it on the local stack, where agents and operators verify identities. */
  public List<String> claims() {
    return this == AGENT || this == OPERATOR
        ? List.of(claim(), IDENTITY_VERIFIER.claim())
        : List.of(claim());
  }
}
