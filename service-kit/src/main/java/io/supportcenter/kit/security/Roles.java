package io.supportcenter.kit.security;

/** Roles in the {@code groups} claim of a bearer token. */
public final class Roles {

  /** A person, who reaches only what is theirs: the token's subject is the user id. */
  public static final String USER = "user";

  /** A support agent. */
  public static final String AGENT = "agent";

  /** A merchant's or retailer's back end. */
  public static final String MERCHANT = "merchant";

  /** Who issues prepaid accounts. */
  public static final String ISSUER = "issuer";

  /** Who runs the support centre. */
  public static final String OPERATOR = "operator";

  private Roles() {}
}
