package io.supportcenter.activation.activation;

/**
 * What prevents a request, apart from the device.
 *
 * @param providerUnknown the directory has no such provider
 * @param alreadyRequested the same service on the same device is active or under way
 */
public record Obstacles(boolean providerUnknown, boolean alreadyRequested) {
  public static final Obstacles NONE = new Obstacles(false, false);
}
