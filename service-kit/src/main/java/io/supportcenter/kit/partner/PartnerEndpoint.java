package io.supportcenter.kit.partner;

/**
 * Where to reach a partner.
 *
 * @param baseUrl null for a partner that takes no requests
 */
public record PartnerEndpoint(String id, String baseUrl, String token) {

  /** Keeps the token out of logs. */
  @Override
  public String toString() {
    return id + " at " + baseUrl;
  }
}
