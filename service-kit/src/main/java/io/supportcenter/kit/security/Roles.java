package io.supportcenter.kit.security;

/** Roles in the {@code groups} claim of a bearer token. */
public final class Roles {

  /** A person, who reaches only what is theirs: the token's subject is the user id. */
  public static final String USER = "user";

  /** A support agent, who reaches the users whom they are talking to. */
  public static final String AGENT = "agent";

  /** Who is responsible for agents: reaches every user, for a reason. */
  public static final String SUPERVISOR = "supervisor";

  /** Who has verified what identities a user has, such as an e-mail address. */
  public static final String IDENTITY_VERIFIER = "identity-verifier";

  /** Who runs the support centre; reaches users for a reason. */
  public static final String OPERATOR = "operator";

  /** The back end of the retailer that the token's partner is: sends receipts. */
  public static final String RETAILER = "retailer";

  /** The back end of the merchant that the token's partner is: charges prepaid accounts. */
  public static final String MERCHANT = "merchant";

  /** The back end of the issuer of prepaid accounts that the token's partner is. */
  public static final String ISSUER = "issuer";

  /** Claim of a back end's token: the partner whose it is. */
  public static final String PARTNER_CLAIM = "partner";

  private Roles() {}
}
