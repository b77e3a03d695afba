package io.supportcenter.kit.partner;

/**
 * A partner as the REST interface of its directory accepts and returns it: a record of the service,
 * with its constraints, its schema's name and fields of its own.
 */
public interface PartnerView {

  String name();

  /** Null where the service allows a partner that takes no requests. */
  String baseUrl();

  /** Null in answers, and in a change that keeps the token. */
  String token();

  /** Its name in bodies, where it is another one. */
  default String baseUrlField() {
    return "baseUrl";
  }

  /** Its name in bodies, where it is another one. */
  default String tokenField() {
    return "token";
  }
}
