package io.supportcenter.proactive.vendor;

import java.util.Set;

/**
 * A vendor in the support centre's directory.
 *
 * @param name what customers know it by
 * @param channels of live sessions about its bookings
 */
public record Vendor(String id, String name, String baseUrl, String token, Set<Channel> channels) {

  public Vendor {
    channels = Set.copyOf(channels);
  }

  /** The token stays out of logs. */
  @Override
  public String toString() {
    return id + " at " + baseUrl;
  }
}
