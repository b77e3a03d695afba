package io.supportcenter.kit.partner;

/**
 * A partner as the REST interface of its directory accepts and returns it: a record of the service,
 * with its constraints, its schema's name and fields of its own.
 */
public interface PartnerView {

  /** A bearer token (RFC 6750, section 2.1, and what is found besides): visible ASCII. */
  String TOKEN = "[!-~]+";

  String name();

  /** Null where the service allows a partner that takes no requests. */
  String baseUrl();

  /** Null in answers, and in a change that keeps the token. */
  String token();

  /** Its name in bodies, where it is another one. */
  default String baseUrlField() {
    return "baseUrl";
  }

  /**
   * Whether the token is a keyed hash of what the partner sends us. Then it is stored as it is;
   * otherwise it is sealed for the origin that it is sent to.
   */
  default boolean tokenIsHashed() {
    return false;
  }

  /** Its name in bodies, where it is another one. */
  default String tokenField() {
    return "token";
  }
}
