package io.supportcenter.activation.directory;

/** Where to reach a provider's TMF640 interface. */
public record ProviderEndpoint(String id, String baseUrl, String token) {

  /** The token stays out of logs. */
  @Override
  public String toString() {
    return id + " at " + baseUrl;
  }
}
