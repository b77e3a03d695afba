package io.supportcenter.activation.device;

/** How an asset stands in the asset store, as told on {@code assets.v1}. */
public enum AssetStatus {
  /** A status that this build does not know yet. */
  UNKNOWN,
  REGISTERED,
  TRANSFERRED,
  RETURNED,
  WITHDRAWN,
  STOLEN,
  END_OF_LIFE
}
