package io.supportcenter.registration.directory.store;

/** Where to reach a partner's back end. */
public record PartnerEndpoint(String id, String baseUrl, String token) {

  /** The token stays out of logs. */
  @Override
  public String toString() {
    return id + " at " + baseUrl;
  }
}
