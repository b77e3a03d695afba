package io.supportcenter.activation.device;

import java.util.Arrays;

/** The status of an asset in the asset store, as published on {@code assets.v1}. */
public enum AssetStatus {
  /** A status that this build does not know yet. */
  UNKNOWN,
  REGISTERED,
  TRANSFERRED,
  RETURNED,
  WITHDRAWN,
  STOLEN,
  END_OF_LIFE;

  public static AssetStatus of(String name) {
    return Arrays.stream(values()).filter(s -> s.name().equals(name)).findFirst().orElse(UNKNOWN);
  }
}
