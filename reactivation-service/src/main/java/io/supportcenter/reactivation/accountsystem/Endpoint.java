package io.supportcenter.reactivation.accountsystem;

/** Where to reach an account system. */
record Endpoint(String id, String baseUrl, String token) {

  /** The token stays out of logs. */
  @Override
  public String toString() {
    return id + " at " + baseUrl;
  }
}
